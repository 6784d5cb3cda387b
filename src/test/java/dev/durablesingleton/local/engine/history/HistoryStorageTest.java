package dev.durablesingleton.local.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.StringValue;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import dev.durablesingleton.local.messages.ScheduleTaskAction;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The stored form of a history")
class HistoryStorageTest {
  private static final Instant AT = Instant.parse("2026-11-28T10:00:00.1234567Z");

  private final Instance instance =
      new Instance(
          "tour-1",
          "0123456789abcdef0123456789abcdef",
          "HelloCities",
          "1.0",
          RuntimeStatus.COMPLETED,
          AT,
          AT.plusSeconds(1),
          AT.minusSeconds(5),
          "\"the input\"",
          null,
          "\"the output\"",
          null,
          new Instance.Parent("parent-1", "f".repeat(32), "Parent", 3),
          Map.of());

  @Test
  void decodes_to_the_same_events() {
    assertThat(decode(encode(first()), encode(last())))
        .containsExactlyElementsOf(joined(first(), last()));
  }

  @Test
  void decodes_each_turn_without_the_others() {
    assertThat(decode(encode(last()))).containsExactlyElementsOf(last());
  }

  @Test
  void follows_events_of_an_earlier_version() {
    ByteString earlier =
        OrchestratorRequest.newBuilder().addAllPastEvents(first()).build().toByteString();

    assertThat(decode(earlier, encode(last()))).containsExactlyElementsOf(joined(first(), last()));
  }

  @Test
  void restores_the_input_that_an_earlier_version_left_to_the_instance() {
    HistoryEvent.Builder started = first().get(1).toBuilder().setInputOfInstance(true);
    started.getExecutionStartedBuilder().clearInput();
    ByteString earlier =
        OrchestratorRequest.newBuilder().addPastEvents(started).build().toByteString();

    assertThat(decode(earlier)).containsExactly(first().get(1));
  }

  @Test
  void keeps_any_time_and_a_start_of_another_instance() {
    Instant odd = AT.plusNanos(1);
    Instant early = Instant.parse("0001-01-01T00:00:00Z");
    List<HistoryEvent> events =
        List.of(
            HistoryEvents.eventRaised("before any turn", null, AT),
            HistoryEvents.orchestratorStarted(odd),
            HistoryEvents.eventRaised("after an odd time", null, AT),
            HistoryEvents.orchestratorStarted(early),
            HistoryEvents.eventRaised("earlier", null, early.minusNanos(100)),
            HistoryEvents.eventRaised("odd", null, odd),
            first().get(1).toBuilder().clearExecutionStarted().build(),
            HistoryEvents.executionStarted(
                instance.continuedAsNew("another", null, null, null, AT)));

    assertThat(decode(encode(events))).containsExactlyElementsOf(events);
  }

  @Test
  void keeps_the_result_of_a_failure() {
    List<HistoryEvent> events =
        List.of(
            HistoryEvents.executionCompleted(
                1,
                RuntimeStatus.FAILED,
                "partial",
                TaskFailureDetails.newBuilder().setErrorMessage("no").build(),
                AT));

    assertThat(decode(encode(events))).containsExactlyElementsOf(events);
  }

  @Test
  void is_less_than_half_as_long_as_the_events() {
    List<HistoryEvent> events = joined(first(), last());

    assertThat(encode(events).size())
        .isLessThan(
            OrchestratorRequest.newBuilder().addAllPastEvents(events).build().getSerializedSize()
                / 2);
  }

  private List<HistoryEvent> first() {
    return List.of(
        HistoryEvents.orchestratorStarted(AT),
        HistoryEvents.executionStarted(instance).toBuilder().setContinuation(true).build(),
        TaskEvents.taskScheduled(
            0,
            ScheduleTaskAction.newBuilder()
                .setName("SayHello")
                .setInput(StringValue.of("\"Tokyo\""))
                .build(),
            true,
            AT.plusNanos(1_000)),
        HistoryEvents.orchestratorCompleted(AT.plusNanos(1_100)));
  }

  private static List<HistoryEvent> last() {
    return List.of(
        HistoryEvents.orchestratorStarted(AT.plusMillis(3)),
        TaskEvents.taskCompleted(0, "\"Hello Tokyo!\"", AT.plusMillis(2)),
        HistoryEvents.executionCompleted(
            1, RuntimeStatus.COMPLETED, "\"the output\"", null, AT.plusMillis(4)),
        HistoryEvents.orchestratorCompleted(AT.plusMillis(5)));
  }

  private ByteString encode(List<HistoryEvent> events) {
    return ByteString.copyFrom(HistoryStorage.encode(events, instance));
  }

  private List<HistoryEvent> decode(ByteString... turns) {
    return HistoryStorage.decode(ByteString.copyFrom(List.of(turns)).toByteArray(), instance);
  }

  private static List<HistoryEvent> joined(List<HistoryEvent> first, List<HistoryEvent> last) {
    List<HistoryEvent> all = new ArrayList<>(first);
    all.addAll(last);
    return all;
  }
}
