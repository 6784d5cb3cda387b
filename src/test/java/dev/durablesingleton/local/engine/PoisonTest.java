package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.command.StartResult;
import dev.durablesingleton.local.engine.loop.IdleListener;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.CompleteOrchestrationAction;
import dev.durablesingleton.local.messages.CreateTimerAction;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A failure affects only one request or instance, or stops the hub")
class PoisonTest {
  private static final HubOptions OPTIONS = HubOptions.defaults();

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final HostLog lines =
      (level, category, message, failure) -> log.add(level + " " + message);
  private final AtomicReference<Throwable> fault = new AtomicReference<>();
  private final Store store = faulty(new MemoryStore());
  private final Bystander worker = new Bystander();
  private final TaskHub hub = TaskHub.open(store, worker, OPTIONS, Clock.systemUTC(), lines);

  @AfterEach
  void close() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {99, 0, 6, 7, -1})
  void an_answer_with_an_invalid_status_fails_only_that_instance(int status) {
    start("waits");
    worker.answer = completion(status);
    start("poisoned");
    Instance failed = ended("poisoned");
    assertThat(failed.status()).isEqualTo(RuntimeStatus.FAILED);
    assertThat(failed.output())
        .isEqualTo(
            "OrchestrationHostException: The worker answered a turn of 'Any' with the status %d, with which no orchestration can end."
                .formatted(status));
    assertThat(log).filteredOn(line -> line.startsWith("ERROR")).hasSize(1);
    goesOn();
  }

  @Test
  void an_action_of_an_unknown_kind_fails_only_that_instance() {
    start("waits");
    worker.answer =
        OrchestratorResponse.newBuilder()
            .addActions(OrchestratorAction.newBuilder().setId(3))
            .build();
    start("poisoned");
    assertThat(ended("poisoned").output()).contains("an action (number 3) of a kind");
    goesOn();
  }

  @Test
  void an_answer_that_cannot_be_applied_fails_that_instance_with_a_sentence() {
    start("waits");
    worker.answer =
        OrchestratorResponse.newBuilder()
            .addActions(
                OrchestratorAction.newBuilder()
                    .setCreateTimer(
                        CreateTimerAction.newBuilder()
                            .setFireAt(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))))
            .build();
    start("poisoned");
    assertThat(ended("poisoned").output())
        .isEqualTo(
            "OrchestrationHostException: The host could not process this instance (DateTimeException). See the log of the host.");
    assertThat(log).anyMatch(line -> line.contains("Instance 'poisoned' fails"));
    goesOn();
  }

  @Test
  void only_the_request_that_cannot_be_decided_fails() {
    start("waits");
    fault.set(new IllegalStateException("odd"));
    assertThatThrownBy(() -> Patience.join(startFuture("odd")))
        .hasCauseInstanceOf(IllegalStateException.class);
    goesOn();
  }

  @Test
  void a_worker_that_throws_fails_the_instance() {
    start("waits");
    worker.thrown = new IllegalStateException("broken worker");
    start("thrown");
    assertThat(ended("thrown").status()).isEqualTo(RuntimeStatus.FAILED);
    worker.thrown = null;
    goesOn();
  }

  @Test
  void an_error_stops_the_hub_with_a_log_line_and_fails_all_waiting_calls() {
    start("waits");
    CompletableFuture<Instance> waiting = hub.whenCompleted("waits");
    fault.set(new OutOfMemoryError("a test"));
    assertThatThrownBy(() -> Patience.join(startFuture("fatal")))
        .hasCauseInstanceOf(StoreException.class);
    assertThatThrownBy(() -> Patience.join(waiting)).hasCauseInstanceOf(StoreException.class);
    assertThatThrownBy(() -> Patience.join(startFuture("later")))
        .hasCauseInstanceOf(StoreException.class)
        .hasMessageContaining("has stopped after an error (OutOfMemoryError)");
    assertThatThrownBy(() -> Patience.join(hub.whenCompleted("other")))
        .hasCauseInstanceOf(StoreException.class);
    assertThat(Patience.join(hub.whenStopped())).isInstanceOf(OutOfMemoryError.class);
    assertThat(log).filteredOn(line -> line.startsWith("ERROR")).hasSize(1);
  }

  @Test
  void an_error_stops_a_manual_hub_too() {
    try (TaskHub manual =
        TaskHub.openManual(
            store, worker, OPTIONS, new SettableClock(), IdleListener.none(), lines)) {
      fault.set(new LinkageError("a test"));
      assertThatThrownBy(() -> Patience.join(manual.raiseEvent("x", "e", null)))
          .hasCauseInstanceOf(StoreException.class);
      assertThatThrownBy(() -> Patience.join(manual.raiseEvent("x", "e", null)))
          .hasMessageContaining("has stopped after an error (LinkageError)");
      assertThat(manual.whenStopped()).isCompleted();
    }
  }

  private void goesOn() {
    worker.answer = null;
    Patience.join(hub.raiseEvent("waits", "end", null));
    assertThat(ended("waits").status()).isEqualTo(RuntimeStatus.COMPLETED);
    start("after");
    Patience.join(hub.raiseEvent("after", "end", null));
    assertThat(ended("after").status()).isEqualTo(RuntimeStatus.COMPLETED);
  }

  private CompletableFuture<StartResult> startFuture(String id) {
    return hub.start(new StartCommand(id, "Any", null, null, null, StartCommand.NON_RUNNING));
  }

  private void start(String id) {
    Patience.join(startFuture(id));
    await().until(() -> hub.find(id).orElseThrow().status() != RuntimeStatus.PENDING);
  }

  private Instance ended(String id) {
    return Patience.join(hub.whenCompleted(id));
  }

  private static OrchestratorResponse completion(int status) {
    return OrchestratorResponse.newBuilder()
        .addActions(
            OrchestratorAction.newBuilder()
                .setCompleteOrchestration(
                    CompleteOrchestrationAction.newBuilder().setOrchestrationStatusValue(status)))
        .build();
  }

  /** Throws the failure of the test once, when the status of an instance is read. */
  private Store faulty(Store target) {
    return (Store) proxy(Store.class, target);
  }

  private Object proxy(Class<?> type, Object target) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          Throwable thrown = method.getName().equals("status") ? fault.getAndSet(null) : null;
          if (thrown != null) {
            throw thrown;
          }
          try {
            Object result = method.invoke(target, arguments);
            return result instanceof Store.Transaction
                ? proxy(Store.Transaction.class, result)
                : result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  /**
   * Completes an instance that received an event, and returns the response of the test for all
   * others.
   */
  private static final class Bystander implements WithoutEntities {
    private volatile OrchestratorResponse answer;
    private volatile RuntimeException thrown;

    @Override
    public CompletionStage<TurnOutcome> run(Turn turn) {
      if (thrown != null) {
        throw thrown;
      }
      boolean got = turn.request().toString(StandardCharsets.ISO_8859_1).contains("end");
      OrchestratorResponse given =
          got ? completion(1) : answer != null ? answer : OrchestratorResponse.getDefaultInstance();
      return CompletableFuture.completedFuture(new TurnOutcome.Answered(given));
    }

    @Override
    public CompletionStage<ActivityOutcome> run(Activity activity) {
      return new CompletableFuture<>();
    }
  }
}
