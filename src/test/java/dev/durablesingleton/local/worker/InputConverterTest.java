package dev.durablesingleton.local.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonSyntaxException;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The value of a parameter")
class InputConverterTest {

  private final ValueConverter converter = new ValueConverter(GsonCodec::new);

  enum Colour {
    RED
  }

  static class Pojo {
    int a;

    @Override
    public boolean equals(Object other) {
      return other instanceof Pojo pojo && pojo.a == a;
    }

    @Override
    public int hashCode() {
      return a;
    }
  }

  /** Its parameters have the types of the table below. */
  interface Types {
    void of(
        Optional<String> optionalText,
        Optional<Integer> optionalInt,
        List<Pojo> pojos,
        List<String> texts,
        List<Map<String, String>> maps,
        Map<String, Integer> map,
        HttpRequestMessage<Optional<Pojo>> request,
        HttpRequestMessage<byte[]> bytesRequest);
  }

  static Stream<Arguments> conversions() {
    return Stream.of(
        Arguments.of(text("\"Bob\""), String.class, "\"Bob\""),
        Arguments.of(text("null"), String.class, "null"),
        Arguments.of(text("5"), int.class, 5),
        Arguments.of(text("5"), Long.class, 5L),
        Arguments.of(text("1.5"), double.class, 1.5),
        Arguments.of(text("true"), boolean.class, true),
        Arguments.of(text("yes"), boolean.class, false),
        Arguments.of(text("\"RED\""), Colour.class, Colour.RED),
        Arguments.of(text("RED"), Colour.class, Colour.RED),
        Arguments.of(text("{\"a\":1,\"b\":2}"), Pojo.class, pojo(1)),
        Arguments.of(text("[{\"a\":1}]"), type("pojos"), List.of(pojo(1))),
        Arguments.of(text("[1,{\"b\":2}]"), type("texts"), List.of("1", "{\"b\":2}")),
        Arguments.of(text("{\"a\":1}"), type("map"), Map.of("a", 1.0)),
        Arguments.of(text("[1,2]"), Object.class, List.of(1.0, 2.0)),
        Arguments.of(text("word"), Object.class, "word"),
        Arguments.of(text("x"), type("optionalText"), Optional.of("x")),
        Arguments.of(text("5"), type("optionalInt"), Optional.of(5)),
        Arguments.of(new Value.None(), type("optionalText"), Optional.empty()),
        Arguments.of(new Value.None(), String.class, null),
        Arguments.of(new Value.None(), int.class, null),
        Arguments.of(
            new Value.Json("[1,{\"b\":2}]"), String[].class, new String[] {"1", "{\"b\":2}"}),
        Arguments.of(new Value.Json("7"), Integer.class, 7),
        Arguments.of(new Value.Bytes(new byte[] {65}), byte[].class, new byte[] {65}),
        Arguments.of(new Value.Bytes(new byte[] {65}), Byte[].class, new Byte[] {65}),
        Arguments.of(new Value.Bytes(new byte[] {65}), String.class, "A"),
        Arguments.of(new Value.Int(5), int.class, 5),
        Arguments.of(new Value.Int(5), String.class, "5"),
        Arguments.of(new Value.Int(5), Long.class, 5L),
        Arguments.of(new Value.Real(1.5), float.class, 1.5f),
        Arguments.of(new Value.Real(1.5), String.class, "1.5"));
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("conversions")
  void is_converted_to_its_type(Value value, Type type, Object expected) {
    assertThat(converter.toJava(value, TargetType.of(type))).isEqualTo(expected);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(text("abc"), int.class, "Cannot convert abcto type int"),
        Arguments.of(text("1.5"), Integer.class, "Cannot convert 1.5to type java.lang.Integer"),
        Arguments.of(
            text("null"), Pojo.class, "Cannot convert nullto type " + Pojo.class.getName()),
        Arguments.of(text("[]"), type("maps"), "the items of a collection must be"));
  }

  @ParameterizedTest(name = "{0} as {1}")
  @MethodSource("failures")
  void is_rejected_if_it_cannot_be_converted(Value value, Type type, String message) {
    assertThatThrownBy(() -> converter.toJava(value, TargetType.of(type)))
        .isInstanceOf(ClassCastException.class)
        .hasMessageContaining(message);
  }

  @Test
  void json_that_gson_rejects_fails_with_gsons_exception() {
    assertThatThrownBy(() -> converter.toJava(text("5"), TargetType.of(boolean.class)))
        .hasRootCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> converter.toJava(text("hello world"), TargetType.of(Object.class)))
        .isInstanceOf(JsonSyntaxException.class);
  }

  @Test
  void of_a_request_has_a_converted_body() {
    HttpRequestMessage<?> message = message("request", text("{\"a\":3}"));
    assertThat(message.getBody()).isEqualTo(Optional.of(pojo(3)));
    assertThat(message.getHttpMethod()).isEqualTo(HttpMethod.PUT);
    assertThat(message.getUri()).hasHost("localhost").hasParameter("q", "1");
    assertThat(message.getHeaders()).containsEntry("a", "b");
    assertThatThrownBy(() -> message.getQueryParameters().put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(message("request", new Value.None()).getBody()).isEqualTo(Optional.empty());
  }

  @Test
  void of_a_request_with_an_unconvertible_body_fails_with_a_suppressed_reason() {
    assertThatThrownBy(() -> message("bytesRequest", text("plain")))
        .isInstanceOf(ClassCastException.class)
        .hasNoCause()
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThatThrownBy(() -> converter.toJava(request(text("x")), TargetType.of(String.class)))
        .isInstanceOf(ClassCastException.class);
  }

  private HttpRequestMessage<?> message(String type, Value body) {
    return (HttpRequestMessage<?>) converter.toJava(request(body), TargetType.of(type(type)));
  }

  private static Value.Request request(Value body) {
    return new Value.Request(
        "http://localhost/x?q=1", "put", Map.of("a", "b"), Map.of("q", "1"), body);
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Pojo pojo(int a) {
    Pojo pojo = new Pojo();
    pojo.a = a;
    return pojo;
  }

  private static Type type(String parameter) {
    List<String> names =
        List.of(
            "optionalText",
            "optionalInt",
            "pojos",
            "texts",
            "maps",
            "map",
            "request",
            "bytesRequest");
    return Arrays.asList(Types.class.getMethods()[0].getGenericParameterTypes())
        .get(names.indexOf(parameter));
  }
}
