package dev.durablesingleton.local.engine.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.durablesingleton.local.engine.entity.EntityMessage.Arrival;
import dev.durablesingleton.local.engine.entity.EntityRequest.Lock;
import dev.durablesingleton.local.engine.entity.EntityRequest.Operation;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An event for an entity")
class MessageReaderTest {

  @Test
  void can_be_a_call() throws Exception {
    assertThat(
            MessageReader.read(
                "op",
                """
                {"op":"add","signal":false,"input":"5","id":"1","parent":"p","parentExecution":"e"}"""))
        .contains(new Arrival(new Operation("1", "add", "5", false, new Caller("p", "e")), null));
  }

  @Test
  void can_be_a_signal_for_later() throws Exception {
    assertThat(
            MessageReader.read(
                "op@2026-11-25T13:13:24.082Z", "{\"op\":\"add\",\"signal\":true,\"id\":\"1\"}"))
        .contains(
            new Arrival(
                Operation.signal("1", "add", null), Instant.parse("2026-11-25T13:13:24.082Z")));
  }

  @Test
  void can_be_a_request_for_locks() throws Exception {
    Lock lock =
        new Lock(
            "1",
            List.of(new EntityId("counter", "A"), new EntityId("counter", "b")),
            1,
            new Caller("p", null));
    assertThat(
            MessageReader.read(
                "op",
                """
                {"op":null,"id":"1","lockset":[{"name":"Counter","key":"A"},
                {"name":"counter","key":"b"}],"pos":1,"parent":"p"}"""))
        .contains(new Arrival(lock, null));
    assertThat(RequestWriter.read(RequestWriter.stored(lock))).isEqualTo(lock);
  }

  @Test
  void can_be_a_release() throws Exception {
    assertThat(MessageReader.read("release", "{\"parent\":\"p\",\"id\":\"1\"}"))
        .contains(new EntityMessage.Release("p"));
  }

  @Test
  void is_ignored_under_another_name() throws Exception {
    assertThat(MessageReader.read("other", "{}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "op | {} | lacks 'id'",
        "op | 5 | needs a JSON object",
        "op | | needs a JSON object",
        "op@noon | {\"id\":\"1\"} | no time after 'op@'",
        "op | {\"id\":\"1\",\"lockset\":[]} | without a parent or without entities",
        "release | {} | lacks 'parent'"
      })
  void that_is_no_request_is_refused_with_a_reason(String name, String input, String reason) {
    assertThatExceptionOfType(NotARequestException.class)
        .isThrownBy(() -> MessageReader.read(name, input))
        .withMessageContaining(reason);
  }
}
