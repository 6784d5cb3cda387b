package dev.durablesingleton.local.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.engine.work.WorkItems.Activity;
import dev.durablesingleton.local.engine.work.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.engine.work.WorkItems.Turn;
import dev.durablesingleton.local.engine.work.WorkItems.TurnOutcome;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.functionapp.StagedPackage;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;
import dev.durablesingleton.local.messages.ExecutionStartedEvent;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import dev.durablesingleton.local.messages.OrchestratorStartedEvent;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.FunctionWorker.Options;
import dev.durablesingleton.local.worker.Value;
import dev.durablesingleton.local.worker.sample.Functions;
import dev.durablesingleton.local.worker.sample.Orchestrations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Work items")
@Timeout(60)
class PackageWorkItemsTest {

  @TempDir Path folder;
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final HostLog log =
      (level, category, message, failure) -> {
        if (level == LogLevel.ERROR) {
          errors.add(message);
        }
      };
  private FunctionsPackage functions;

  @BeforeEach
  void stage() throws PackageException {
    StagedPackage staged = StagedPackage.in(folder);
    for (String name : List.of("orchestrator", "failing", "status", "stuck")) {
      staged.function(name, json(Orchestrations.class, name, "orchestrationTrigger"));
    }
    for (String name : List.of("contextLoader", "fail", "waitForever")) {
      staged.function(name, json(Functions.class, name, "activityTrigger"));
    }
    staged.function("wrongType", json(Orchestrations.class, "wrongType", "orchestrationTrigger"));
    staged.function("broken", json(Orchestrations.Broken.class, "run", "orchestrationTrigger"));
    staged.function(
        "queues",
        json(Functions.class, "contextLoader", "activityTrigger")
            .replace(
                "}]}",
                "}, {\"type\": \"queue\", \"direction\": \"out\", \"name\": \"$return\"}]}"));
    functions = staged.open();
  }

  @Test
  void a_turn_runs_the_orchestrator() {
    TurnOutcome outcome = items().run(turn("Orchestrator")).toCompletableFuture().join();

    assertThat(((TurnOutcome.Answered) outcome).response().getActionsCount()).isEqualTo(1);
    assertThat(errors).isEmpty();
  }

  @Test
  void a_failed_orchestrator_is_logged_with_its_exception() {
    assertThat(items().run(turn("failing")).toCompletableFuture().join())
        .isInstanceOf(TurnOutcome.Answered.class);
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0))
        .startsWith("Executed 'Functions.failing' (Failed, Id=")
        .contains("RuntimeException: Unexpected failure in the task execution")
        .contains(
            "Stack: java.lang.IllegalArgumentException: no such order: x\n\tat "
                + "dev.durablesingleton.local.worker.sample.Orchestrations.failing");
  }

  @Test
  void an_orchestrator_that_fails_before_its_first_line_is_logged_with_the_cause() {
    items().run(turn("broken")).toCompletableFuture().join();
    items().run(turn("wrongType")).toCompletableFuture().join();

    assertThat(errors).hasSize(2);
    assertThat(errors.get(0))
        .contains("Stack: java.lang.IllegalStateException: no bean\n\tat ")
        .contains("Orchestrations$Broken.<init>");
    assertThat(errors.get(1))
        .contains("Stack: java.lang.IllegalArgumentException: argument type mismatch");
  }

  @Test
  void an_activity_that_sets_an_output_that_goes_nowhere_fails() {
    assertThat(items().run(activity("queues")).toCompletableFuture().join())
        .isInstanceOfSatisfying(
            ActivityOutcome.Failed.class,
            failed -> {
              assertThat(failed.details().getErrorType())
                  .isEqualTo("UnsupportedOperationException");
              assertThat(failed.details().getErrorMessage())
                  .startsWith("The queue output '$return' goes nowhere on this host");
            });
  }

  @Test
  void a_custom_status_may_have_8192_characters_of_json() {
    assertThat(items().run(turn("status", "8192")).toCompletableFuture().join())
        .isInstanceOf(TurnOutcome.Answered.class);
    assertThat(items().run(turn("status", "8193")).toCompletableFuture().join())
        .extracting(outcome -> ((TurnOutcome.HostFailure) outcome).result())
        .isEqualTo(
            "{\"message\":\"Function 'status' failed with an unhandled exception.\",\"details\":"
                + "\"Microsoft.Azure.WebJobs.Host.FunctionInvocationException: Exception while"
                + " executing function: Functions.status\\n ---> System.ArgumentException:"
                + " CustomStatus is too large: limit = 16 KB (UTF-16), actual = 16.00 KB.\"}");
    assertThat(items().run(turn("status", "2000000")).toCompletableFuture().join().toString())
        .contains("actual = 3,906.25 KB.");
  }

  @Test
  void a_work_item_that_times_out_is_abandoned() {
    PackageWorkItems items =
        items(options().withTimeout(Duration.ofMillis(200)), Runnable::run, function -> Map.of());
    assertThat(items.run(turn("stuck")).toCompletableFuture().join())
        .isEqualTo(new TurnOutcome.Abandoned());
    assertThat(items.run(activity("waitForever")).toCompletableFuture().join())
        .isEqualTo(new ActivityOutcome.Abandoned());
  }

  @Test
  void a_work_item_of_an_unknown_function_fails() {
    assertThat(items().run(turn("nothing")).toCompletableFuture().join())
        .extracting(outcome -> ((TurnOutcome.HostFailure) outcome).result())
        .asString()
        .contains("'broken', 'failing', 'orchestrator', 'status', 'stuck', 'wrongType'");
    assertThat(items().run(activity("nothing")).toCompletableFuture().join())
        .extracting(outcome -> ((ActivityOutcome.Failed) outcome).reason())
        .asString()
        .contains("'contextLoader', 'fail', 'queues', 'waitForever'");
    assertThat(errors)
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("Instance 'a' fails: The function 'nothing' doesn't exist"),
            line ->
                assertThat(line)
                    .startsWith(
                        "An activity of instance 'a' fails: The function 'nothing' doesn't exist"));
  }

  @Test
  void a_failure_of_the_host_fails_the_work_item() {
    PackageWorkItems noInputs =
        items(
            Runnable::run,
            function -> {
              throw new IllegalStateException("no client");
            });
    assertThat(noInputs.run(turn("orchestrator")).toCompletableFuture().join())
        .isInstanceOf(TurnOutcome.HostFailure.class);
    assertThat(noInputs.run(activity("fail")).toCompletableFuture().join())
        .isInstanceOf(ActivityOutcome.Failed.class);

    PackageWorkItems noThread =
        items(
            task -> {
              throw new OutOfMemoryError("unable to create native thread");
            },
            function -> Map.of());
    assertThat(noThread.run(turn("orchestrator")).toCompletableFuture().join())
        .isInstanceOf(TurnOutcome.HostFailure.class);
  }

  @Test
  void a_work_item_never_completes_during_shutdown() {
    PackageWorkItems ended =
        items(
            task -> {
              throw new RejectedExecutionException();
            },
            function -> Map.of());

    assertThat(ended.run(turn("orchestrator")).toCompletableFuture()).isNotDone();
  }

  private PackageWorkItems items() {
    return items(Runnable::run, function -> Map.of());
  }

  private PackageWorkItems items(
      Executor executor, Function<FunctionMetadata, Map<String, Value>> clientInputs) {
    return items(options(), executor, clientInputs);
  }

  private PackageWorkItems items(
      Options options,
      Executor executor,
      Function<FunctionMetadata, Map<String, Value>> clientInputs) {
    return new PackageWorkItems(
        functions.functions(),
        FunctionWorker.load(options),
        clientInputs,
        executor,
        executor,
        executor,
        log);
  }

  private Options options() {
    return Options.of(functions.functions(), getClass().getClassLoader(), log);
  }

  private static Turn turn(String name) {
    return turn(name, "\"x\"");
  }

  private static Turn turn(String name, String input) {
    Timestamp time = Timestamp.newBuilder().setSeconds(1).build();
    OrchestratorRequest request =
        OrchestratorRequest.newBuilder()
            .setInstanceId("a")
            .addNewEvents(
                HistoryEvent.newBuilder()
                    .setEventId(-1)
                    .setTimestamp(time)
                    .setOrchestratorStarted(OrchestratorStartedEvent.getDefaultInstance()))
            .addNewEvents(
                HistoryEvent.newBuilder()
                    .setEventId(-1)
                    .setTimestamp(time)
                    .setExecutionStarted(
                        ExecutionStartedEvent.newBuilder()
                            .setName(name)
                            .setInput(StringValue.of(input))))
            .build();
    return new Turn("a", "e", name, request.toByteString());
  }

  private static Activity activity(String name) {
    return new Activity("a", "e", 0, name, null, "\"x\"", null);
  }

  private static String json(Class<?> type, String method, String trigger) {
    return """
        {"scriptFile": "../app.jar", "entryPoint": "%s.%s", "bindings": [
          {"type": "%s", "direction": "in", "name": "in"}]}
        """
        .formatted(type.getName(), method, trigger);
  }
}
