package dev.durablesingleton.local.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonIOException;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The result of a function")
class OutputConverterTest {

  private final ValueConverter converter = new ValueConverter(GsonCodec::new);

  static Stream<Arguments> values() {
    Map<String, Object> withNull = new LinkedHashMap<>();
    withNull.put("a", null);
    withNull.put("b", "<&>");
    return Stream.of(
        Arguments.of(null, new Value.None()),
        Arguments.of("{\"a\":1}", new Value.Text("{\"a\":1}")),
        Arguments.of(5, new Value.Int(5)),
        Arguments.of(5L, new Value.Int(5)),
        Arguments.of((short) 5, new Value.Int(5)),
        Arguments.of((byte) 5, new Value.Int(5)),
        Arguments.of(1.5, new Value.Real(1.5)),
        Arguments.of(0.1f, new Value.Real(0.10000000149011612)),
        Arguments.of(true, new Value.Json("true")),
        Arguments.of(List.of(1, 2), new Value.Json("[1,2]")),
        Arguments.of(withNull, new Value.Json("{\"b\":\"\\u003c\\u0026\\u003e\"}")),
        Arguments.of(Thread.State.NEW, new Value.Json("\"NEW\"")),
        Arguments.of(new Object() {}, new Value.None()));
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("values")
  void is_converted_by_its_class(Object returned, Value expected) {
    assertThat(converter.toValue(returned, ReturnKind.PLAIN)).isEqualTo(expected);
  }

  @Test
  void bytes_stay_bytes() {
    byte[] bytes = {1, 2};
    assertThat(converter.toValue(bytes, ReturnKind.PLAIN))
        .isInstanceOfSatisfying(
            Value.Bytes.class, b -> assertThat(b.bytes()).containsExactly(1, 2));
  }

  @Test
  void a_response_has_status_headers_and_body() {
    HttpResponseMessage response =
        new ResponseMessage()
            .status(HttpStatusType.custom(299))
            .header("a", "1")
            .header("a", "2")
            .body(7)
            .build();
    assertThat(converter.toValue(response, ReturnKind.HTTP))
        .isEqualTo(new Value.Response(299, Map.of("a", "2"), new Value.Int(7)));
    assertThat(converter.toValue(null, ReturnKind.HTTP)).isEqualTo(new Value.None());
  }

  @Test
  void fails_the_call_if_gson_rejects_it() {
    assertThatThrownBy(() -> converter.toValue(Instant.EPOCH, ReturnKind.PLAIN))
        .isInstanceOf(JsonIOException.class);
    HttpResponseMessage response = new ResponseMessage().body(Instant.EPOCH).build();
    assertThatThrownBy(() -> converter.toValue(response, ReturnKind.HTTP))
        .isInstanceOf(ClassCastException.class)
        .hasNoCause();
  }
}
