package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.CreateSubOrchestrationAction;
import dev.durablesingleton.local.messages.EntityBatchResult;
import dev.durablesingleton.local.messages.ExecutionStartedEvent;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OperationAction;
import dev.durablesingleton.local.messages.OperationResult;
import dev.durablesingleton.local.messages.OperationResultSuccess;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.ScheduleTaskAction;
import dev.durablesingleton.local.messages.StartNewOrchestrationAction;
import dev.durablesingleton.local.messages.TraceContext;
import dev.durablesingleton.local.store.Durability;
import dev.durablesingleton.local.store.SqliteStore;
import dev.durablesingleton.local.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A trace context")
class TraceContextTest {
  private static final TraceContext OF_CLIENT = trace("client");
  private static final TraceContext OF_ACTIVITY = trace("activity");
  private static final TraceContext OF_CHILD = trace("child");

  private final Recorder recorder = new Recorder();
  @TempDir Path folder;

  @Test
  void of_a_start_and_of_its_actions_is_passed_on_also_after_a_restart() throws Exception {
    try (Store store = open();
        TaskHub hub = open(store)) {
      hub.start(
              new StartCommand(
                  "p", "Parent", null, null, null, StartCommand.NON_RUNNING, Map.of(), OF_CLIENT))
          .join();

      assertThat(recorder.start("p").getParentTraceContext()).isEqualTo(OF_CLIENT);
      assertThat(recorder.activity().traceContext()).isEqualTo(OF_ACTIVITY);
      assertThat(recorder.start("p:child").getParentTraceContext()).isEqualTo(OF_CHILD);
    }
    recorder.clear();
    try (Store store = open();
        TaskHub hub = open(store)) {
      assertThat(recorder.activity().traceContext()).isEqualTo(OF_ACTIVITY);
      assertThat(recorder.start("p:child").getParentTraceContext()).isEqualTo(OF_CHILD);
      List<HistoryEvent> history = hub.history("p");
      assertThat(history)
          .filteredOn(HistoryEvent::hasExecutionStarted)
          .extracting(event -> event.getExecutionStarted().getParentTraceContext())
          .containsExactly(OF_CLIENT);
      assertThat(history)
          .filteredOn(HistoryEvent::hasTaskScheduled)
          .extracting(event -> event.getTaskScheduled().getParentTraceContext())
          .containsExactly(OF_ACTIVITY);
      assertThat(history)
          .filteredOn(HistoryEvent::hasSubOrchestrationInstanceCreated)
          .extracting(event -> event.getSubOrchestrationInstanceCreated().getParentTraceContext())
          .containsExactly(OF_CHILD);
    }
  }

  @Test
  void of_a_start_by_an_entity_is_passed_on() throws Exception {
    try (Store store = open();
        TaskHub hub = open(store)) {
      EntityId entity = EntityId.parse("@starter@a").orElseThrow();
      hub.entities().signal(entity, "r-1", "begin", null, null).join();

      assertThat(recorder.start("c").getParentTraceContext()).isEqualTo(OF_CHILD);
    }
  }

  @Test
  void that_is_not_given_is_nowhere() throws Exception {
    try (Store store = open();
        TaskHub hub = open(store)) {
      hub.start(new StartCommand("c", "Child", null, null, null, StartCommand.NON_RUNNING)).join();

      assertThat(recorder.start("c").hasParentTraceContext()).isFalse();
    }
  }

  private Store open() {
    return SqliteStore.open(folder.resolve("hub.db"), Durability.FULL);
  }

  private TaskHub open(Store store) {
    return TaskHub.open(store, recorder, HubOptions.defaults(), Clock.systemUTC(), HostLog.none());
  }

  private static TraceContext trace(String span) {
    return TraceContext.newBuilder()
        .setTraceParent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .setSpanID(span)
        .setTraceState(StringValue.of("vendor=" + span))
        .build();
  }

  /**
   * Answers the first turn of a parent with an activity and a child, and nothing else, so that both
   * run again after a restart.
   */
  private static final class Recorder implements WorkItems {
    private final BlockingQueue<OrchestratorRequest> turns = new LinkedBlockingQueue<>();
    private final BlockingQueue<Activity> activities = new LinkedBlockingQueue<>();

    @Override
    public CompletionStage<TurnOutcome> run(Turn turn) {
      turns.add(parse(turn));
      return turn.name().equals("Parent")
          ? CompletableFuture.completedFuture(new TurnOutcome.Answered(actions()))
          : new CompletableFuture<>();
    }

    @Override
    public CompletionStage<ActivityOutcome> run(Activity activity) {
      activities.add(activity);
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<BatchOutcome> run(Batch batch) {
      return CompletableFuture.completedFuture(
          new BatchOutcome.Answered(
              EntityBatchResult.newBuilder()
                  .addResults(
                      OperationResult.newBuilder()
                          .setSuccess(OperationResultSuccess.getDefaultInstance()))
                  .addActions(
                      OperationAction.newBuilder()
                          .setStartNewOrchestration(
                              StartNewOrchestrationAction.newBuilder()
                                  .setInstanceId("c")
                                  .setName("Child")
                                  .setParentTraceContext(OF_CHILD)))
                  .build()));
    }

    /** The start in the next turn of an instance. */
    ExecutionStartedEvent start(String instanceId) throws InterruptedException {
      OrchestratorRequest turn;
      do {
        turn = taken(turns);
      } while (!turn.getInstanceId().equals(instanceId));
      return turn.getNewEventsList().stream()
          .filter(HistoryEvent::hasExecutionStarted)
          .map(HistoryEvent::getExecutionStarted)
          .findFirst()
          .orElseThrow();
    }

    Activity activity() throws InterruptedException {
      return taken(activities);
    }

    void clear() {
      turns.clear();
      activities.clear();
    }

    private static <T> T taken(BlockingQueue<T> queue) throws InterruptedException {
      T item = queue.poll(TestHub.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(item).isNotNull();
      return item;
    }

    private static OrchestratorRequest parse(Turn turn) {
      try {
        return OrchestratorRequest.parseFrom(turn.request());
      } catch (InvalidProtocolBufferException e) {
        throw new AssertionError(e);
      }
    }

    private static OrchestratorResponse actions() {
      return OrchestratorResponse.newBuilder()
          .setInstanceId("p")
          .addActions(
              OrchestratorAction.newBuilder()
                  .setId(0)
                  .setScheduleTask(
                      ScheduleTaskAction.newBuilder()
                          .setName("Work")
                          .setParentTraceContext(OF_ACTIVITY)))
          .addActions(
              OrchestratorAction.newBuilder()
                  .setId(1)
                  .setCreateSubOrchestration(
                      CreateSubOrchestrationAction.newBuilder()
                          .setInstanceId("p:child")
                          .setName("Child")
                          .setParentTraceContext(OF_CHILD)))
          .build();
    }
  }
}
