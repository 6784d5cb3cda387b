package dev.durablesingleton.internal.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.durablesingleton.internal.dashboard.history.TimelineEntry.Kind;
import dev.durablesingleton.internal.dashboard.history.TimelineEntry.State;
import dev.durablesingleton.internal.json.AppJson;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Uses histories in the format of the management API. */
class TimelineBuilderTest {

  private static final String STARTED =
      """
      {"EventType":"ExecutionStarted","Input":"{\\"n\\": 1.50} \\t\\r\\n","Generation":0,
       "Timestamp":"2026-11-22T10:00:00.1234567Z","FunctionName":"HelloCities"}""";

  @Test
  void an_activity_lasts_from_its_scheduling_to_its_completion() throws Exception {
    TimelineEntry entry =
        only(
            """
            {"EventType":"TaskCompleted","Result":{"sum":1.50},"Timestamp":"2026-11-22T10:00:02.5Z",
             "ScheduledTime":"2026-11-22T10:00:01.0000001+00:00","FunctionName":"Add","Input":"[1,0.50]"}""");

    assertThat(entry.kind()).isEqualTo(Kind.ACTIVITY);
    assertThat(entry.name()).isEqualTo("Add");
    assertThat(entry.start()).isEqualTo(Instant.parse("2026-11-22T10:00:01.0000001Z"));
    assertThat(entry.end()).isEqualTo(Instant.parse("2026-11-22T10:00:02.5Z"));
    assertThat(entry.state()).isEqualTo(State.COMPLETED);
    assertThat(entry.input()).isEqualTo("[1,0.50]");
    assertThat(entry.result()).isEqualTo("{\"sum\":1.50}");
  }

  @Test
  void a_running_activity_has_no_end() throws Exception {
    TimelineEntry entry =
        only(
            """
            {"EventType":"TaskScheduled","Name":"Add","Input":null,"Timestamp":"2026-11-22T10:00:01Z"}""");

    assertThat(entry.state()).isEqualTo(State.OPEN);
    assertThat(entry.end()).isNull();
    assertThat(entry.input()).isNull();
  }

  @Test
  void a_failed_child_has_its_failure_and_its_id() throws Exception {
    TimelineEntry entry =
        only(
            """
            {"EventType":"SubOrchestrationInstanceFailed","Reason":null,"Details":null,
             "FailureDetails":{"ErrorType":"E","ErrorMessage":"no"},"Timestamp":"2026-11-22T10:00:02Z",
             "ScheduledTime":"2026-11-22T10:00:01+00:00","FunctionName":"Child","InstanceId":"a:1"}""");

    assertThat(entry.kind()).isEqualTo(Kind.CHILD);
    assertThat(entry.state()).isEqualTo(State.FAILED);
    assertThat(entry.failure()).isEqualTo("{\"ErrorType\":\"E\",\"ErrorMessage\":\"no\"}");
    assertThat(entry.instanceId()).isEqualTo("a:1");
  }

  @Test
  void a_failure_without_details_has_its_reason() throws Exception {
    TimelineEntry entry =
        only(
            """
            {"EventType":"TaskFailed","Reason":"it broke","FailureDetails":null,
             "Timestamp":"2026-11-22T10:00:02Z","ScheduledTime":"2026-11-22T10:00:01+00:00","FunctionName":"Add"}""");

    assertThat(entry.failure()).isEqualTo("it broke");
  }

  @Test
  void a_timer_lasts_until_it_is_due_even_if_its_firing_was_queued_earlier() throws Exception {
    InstanceTimeline history =
        history(
            """
            {"EventType":"TimerCreated","FireAt":"2026-11-22T11:00:00.123Z","Timestamp":"2026-11-22T10:00:01Z"},
            {"EventType":"TimerCreated","FireAt":"2026-11-22T12:00:00Z","Timestamp":"2026-11-22T10:00:01Z"},
            {"EventType":"TimerFired","FireAt":"2026-11-22T11:00:00.123Z","Timestamp":"2026-11-22T10:00:01.000002Z"}""");

    assertThat(history.entries())
        .extracting(TimelineEntry::state)
        .containsExactly(State.COMPLETED, State.OPEN);
    assertThat(history.entries().get(0).end()).isEqualTo(Instant.parse("2026-11-22T11:00:00.123Z"));
  }

  @Test
  void each_firing_ends_one_of_two_timers_due_at_the_same_time() throws Exception {
    String timer =
        """
        {"EventType":"TimerCreated","FireAt":"2026-11-22T11:00:00Z","Timestamp":"2026-11-22T10:00:01Z"},""";
    String fired =
        """
        {"EventType":"TimerFired","FireAt":"2026-11-22T11:00:00Z","Timestamp":"2026-11-22T10:00:01Z"}""";

    assertThat(history(timer + timer + fired).entries())
        .extracting(TimelineEntry::state)
        .containsExactly(State.COMPLETED, State.OPEN);
  }

  @Test
  void events_are_marks_with_their_data() throws Exception {
    InstanceTimeline history =
        history(
            STARTED
                + """
                ,{"EventType":"EventRaised","Name":"go","Input":"\\"now\\"","Timestamp":"2026-11-22T10:00:01Z"}
                ,{"EventType":"ExecutionSuspended","Reason":"lunch","Timestamp":"2026-11-22T10:00:02Z"}
                ,{"EventType":"ExecutionCompleted","OrchestrationStatus":"Failed","Result":null,
                  "FailureDetails":{"ErrorType":"E"},"Timestamp":"2026-11-22T10:00:03Z"}""");

    assertThat(history.entries()).extracting(TimelineEntry::kind).containsOnly(Kind.MARK);
    assertThat(history.entries())
        .extracting(TimelineEntry::name)
        .containsExactly("Started", "Event go", "Suspended", "Failed");
    assertThat(history.entries())
        .extracting(TimelineEntry::input)
        .containsExactly("{\"n\": 1.50}", "\"now\"", "lunch", null);
    assertThat(history.entries().get(3).failure()).isEqualTo("{\"ErrorType\":\"E\"}");
  }

  @Test
  void a_rewind_differs_from_the_events_that_it_removes() throws Exception {
    assertThat(
            history(
                    """
                    {"Data":null,"EventType":"GenericEvent","Timestamp":"2026-11-22T10:00:01Z"},
                    {"Data":"try again","EventType":"GenericEvent","Timestamp":"2026-11-22T10:00:02Z"}""")
                .entries())
        .extracting(TimelineEntry::name, TimelineEntry::input)
        .containsExactly(tuple("Removed by a rewind", null), tuple("Rewound", "try again"));
  }

  @Test
  void entries_are_ordered_by_start_time() throws Exception {
    String late =
        """
        {"EventType":"TaskCompleted","Timestamp":"2026-11-22T10:00:02Z","ScheduledTime":"2026-11-22T10:00:01.5+00:00","FunctionName":"B"},""";
    String early =
        """
        {"EventType":"TaskCompleted","Timestamp":"2026-11-22T10:00:03Z","ScheduledTime":"2026-11-22T10:00:01+00:00","FunctionName":"A"}""";

    assertThat(history(late + early).entries())
        .extracting(TimelineEntry::name)
        .containsExactly("A", "B");
  }

  @Test
  void long_texts_are_truncated() throws Exception {
    TimelineEntry entry =
        only(
            """
            {"EventType":"EventRaised","Name":"go","Input":"%s","Timestamp":"2026-11-22T10:00:01Z"}"""
                .formatted("x".repeat(20_000)));

    assertThat(entry.input()).hasSize(10_001).endsWith("x…");
  }

  @Test
  void version_and_parent_are_those_of_the_status() throws Exception {
    InstanceTimeline child =
        InstanceTimeline.of(
            AppJson.read(
                """
                {"version": "1.2", "parentInstanceId": "p", "historyEvents":
                  [{"EventType": "ExecutionStarted", "Generation": null,
                    "Timestamp": "2026-11-25T13:12:21Z"}]}"""));

    assertThat(child.version()).isEqualTo("1.2");
    assertThat(child.parent()).isEqualTo("p");
    assertThat(child.continued()).as("a first generation").isFalse();
  }

  @Test
  void a_later_generation_is_marked_as_continued() throws Exception {
    assertThat(history(STARTED).continued()).isFalse();
    assertThat(history(STARTED.replace("\"Generation\":0", "\"Generation\":null")).continued())
        .isTrue();
    assertThat(InstanceTimeline.of(AppJson.read("{}")).entries()).isEmpty();
  }

  private static TimelineEntry only(String event) throws JsonProcessingException {
    assertThat(history(event).entries()).hasSize(1);
    return history(event).entries().get(0);
  }

  private static InstanceTimeline history(String events) throws JsonProcessingException {
    return InstanceTimeline.of(AppJson.read("{\"historyEvents\":[" + events + "]}"));
  }
}
