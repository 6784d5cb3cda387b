package dev.durablesingleton.local.harness.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import com.microsoft.durabletask.OrchestrationRunner;
import com.microsoft.durabletask.TaskOrchestration;
import dev.durablesingleton.local.messages.ExecutionStartedEvent;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestrationInstance;
import dev.durablesingleton.local.messages.OrchestratorCompletedEvent;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import dev.durablesingleton.local.messages.OrchestratorStartedEvent;
import dev.durablesingleton.local.messages.TaskCompletedEvent;
import dev.durablesingleton.local.messages.TaskScheduledEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the cost of a turn by the length of its history: on the host, and of the SDK's replay.
 */
final class LongHistory {
  /** History events of one turn with one activity. */
  static final int EVENTS_PER_TURN = 4;

  private static final int REPLAYS = 100;

  private LongHistory() {}

  /**
   * Returns the median time in milliseconds from one activity's result to the next, over a window
   * of turns.
   *
   * @param status the status of a chain, with its history
   */
  static double millisPerTurn(JsonObject status, int firstTurn, int turns) {
    List<Instant> completions =
        status.getAsJsonArray("historyEvents").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .filter(event -> event.get("EventType").getAsString().equals("TaskCompleted"))
            .map(event -> Instant.parse(event.get("Timestamp").getAsString()))
            .toList();
    double[] gaps = new double[turns];
    for (int i = 0; i < turns; i++) {
      Instant before = completions.get(firstTurn + i);
      gaps[i] = Duration.between(before, completions.get(firstTurn + i + 1)).toNanos() / 1e6;
    }
    Arrays.sort(gaps);
    return gaps[turns / 2];
  }

  /** Returns the median time in milliseconds of the SDK's replay of a chain's turn. */
  static double replayMillis(int turns) {
    byte[] request = request(turns);
    TaskOrchestration chain =
        ctx -> {
          for (int i = 0; i <= turns; i++) {
            ctx.callActivity("BenchEcho", i, Integer.class).await();
          }
        };
    double[] millis = new double[REPLAYS];
    for (int i = -REPLAYS; i < REPLAYS; i++) {
      long begin = System.nanoTime();
      OrchestrationRunner.loadAndRun(request, chain);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis[REPLAYS / 2];
  }

  private static byte[] request(int turns) {
    OrchestratorRequest.Builder request = OrchestratorRequest.newBuilder().setInstanceId("chain");
    request.addPastEvents(orchestratorStarted());
    request.addPastEvents(
        event(-1)
            .setExecutionStarted(
                ExecutionStartedEvent.newBuilder()
                    .setName("BenchChain")
                    .setInput(StringValue.of("0"))
                    .setOrchestrationInstance(
                        OrchestrationInstance.newBuilder().setInstanceId("chain"))));
    for (int turn = 0; turn < turns; turn++) {
      request.addPastEvents(
          event(turn).setTaskScheduled(TaskScheduledEvent.newBuilder().setName("BenchEcho")));
      request.addPastEvents(
          event(-1).setOrchestratorCompleted(OrchestratorCompletedEvent.getDefaultInstance()));
      boolean last = turn == turns - 1;
      HistoryEvent completed =
          event(-1)
              .setTaskCompleted(
                  TaskCompletedEvent.newBuilder()
                      .setTaskScheduledId(turn)
                      .setResult(StringValue.of("" + turn)))
              .build();
      if (last) {
        request.addNewEvents(orchestratorStarted()).addNewEvents(completed);
      } else {
        request.addPastEvents(orchestratorStarted()).addPastEvents(completed);
      }
    }
    return request.build().toByteArray();
  }

  private static HistoryEvent orchestratorStarted() {
    return event(-1).setOrchestratorStarted(OrchestratorStartedEvent.getDefaultInstance()).build();
  }

  private static HistoryEvent.Builder event(int id) {
    Instant now = Instant.now();
    return HistoryEvent.newBuilder()
        .setEventId(id)
        .setTimestamp(
            Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()));
  }
}
