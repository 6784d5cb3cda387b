package dev.durablesingleton.internal.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.durablesingleton.internal.json.AppJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Uses histories in the format of the management API. */
class EntityUsesTest {

  private static final String CALL =
      sent(
          "@counter@k",
          "op",
          "{\\\"op\\\":\\\"add\\\",\\\"id\\\":\\\"r1\\\",\\\"parent\\\":\\\"i\\\"}",
          1);

  private static final String LOCK =
      sent(
          "@counter@a",
          "op",
          "{\\\"op\\\":null,\\\"id\\\":\\\"s1\\\",\\\"lockset\\\":[{\\\"name\\\":\\\"counter\\\",\\\"key\\\":\\\"a\\\"},{\\\"name\\\":\\\"counter\\\",\\\"key\\\":\\\"b\\\"}],\\\"pos\\\":0,\\\"parent\\\":\\\"i\\\"}",
          1);

  @Test
  void a_call_without_an_answer_is_waited_for() throws Exception {
    assertThat(uses(CALL).waiting()).containsExactly(new EntityUse("@counter@k", "add", at(1)));
    assertThat(uses(CALL, raised("r1", 2)).waiting()).isEmpty();
  }

  @Test
  void a_signal_and_an_event_for_an_orchestration_are_not_waited_for() throws Exception {
    EntityUses uses =
        uses(
            sent(
                "@counter@k",
                "op",
                "{\\\"op\\\":\\\"add\\\",\\\"signal\\\":true,\\\"id\\\":\\\"r1\\\"}",
                1),
            sent("other", "op", "{\\\"op\\\":\\\"add\\\",\\\"id\\\":\\\"r2\\\"}", 1),
            sent("@counter@k", "op", "not JSON", 1));

    assertThat(uses.waiting()).isEmpty();
  }

  @Test
  void locks_are_waited_for_then_held_until_their_release() throws Exception {
    assertThat(uses(LOCK).waiting())
        .containsExactly(
            new EntityUse("@counter@a", null, at(1)), new EntityUse("@counter@b", null, at(1)));
    assertThat(uses(LOCK).held()).isEmpty();

    EntityUses granted = uses(LOCK, raised("s1", 5));
    assertThat(granted.waiting()).isEmpty();
    assertThat(granted.held())
        .containsExactly(
            new EntityUse("@counter@a", null, at(5)), new EntityUse("@counter@b", null, at(5)));

    assertThat(uses(LOCK, raised("s1", 5), sent("@counter@a", "release", "{}", 6)).held())
        .extracting(EntityUse::entity)
        .containsExactly("@counter@b");
  }

  @Test
  void an_entity_is_shown_with_the_time_as_text() throws Exception {
    assertThat(AppJson.write(uses(CALL).waiting()))
        .isEqualToIgnoringWhitespace(
            """
            [{"entity":"@counter@k","operation":"add","since":"2026-11-22T10:00:01Z"}]""");
  }

  private static EntityUses uses(String... events) throws JsonProcessingException {
    return EntityUses.in(AppJson.read(List.of(events).toString()));
  }

  private static String sent(String receiver, String name, String input, int second) {
    return "{\"EventType\":\"EventSent\",\"InstanceId\":\"%s\",\"Name\":\"%s\",\"Input\":\"%s\",\"Timestamp\":\"%s\"}"
        .formatted(receiver, name, input, at(second));
  }

  private static String raised(String name, int second) {
    return "{\"EventType\":\"EventRaised\",\"Name\":\"%s\",\"Input\":\"{}\",\"Timestamp\":\"%s\"}"
        .formatted(name, at(second));
  }

  private static Instant at(int second) {
    return Instant.parse("2026-11-22T10:00:00Z").plusSeconds(second);
  }
}
