package dev.durablesingleton.local.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.work.WorkItems.Batch;
import dev.durablesingleton.local.engine.work.WorkItems.BatchOutcome;
import dev.durablesingleton.local.functionapp.DurableFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.functionapp.StagedPackage;
import dev.durablesingleton.local.harness.app.EntityTrigger;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.EntityBatchRequest;
import dev.durablesingleton.local.messages.EntityBatchResult;
import dev.durablesingleton.local.messages.OperationRequest;
import dev.durablesingleton.local.messages.OperationResult;
import dev.durablesingleton.local.messages.OperationResultFailure;
import dev.durablesingleton.local.messages.OperationResultSuccess;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.FunctionWorker.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Batches of entities")
@Timeout(60)
class EntityRunnerTest {

  private static final String PREFIX = "Function.%s.User: @%s@k: Function '%s (Entity)' ";

  @TempDir Path folder;
  private final List<String> lines = new ArrayList<>();
  private final HostLog log =
      (level, category, message, failure) -> {
        if (category.endsWith(".User") && message.startsWith("@")) {
          lines.add(level + " " + category + ": " + message);
        }
      };
  private List<FunctionMetadata> functions = List.of();

  @BeforeEach
  void stage() throws PackageException {
    StagedPackage staged = StagedPackage.in(folder);
    for (String name : List.of("echo", "remove", "fail", "boom", "garbage", "nothing", "stuck")) {
      staged.function(
          name,
          """
          {"scriptFile": "../app.jar", "entryPoint": "%s.%s", "bindings": [
            {"type": "entityTrigger", "direction": "in", "name": "batch"}]}
          """
              .formatted(Samples.class.getName(), name));
    }
    functions = staged.open().functions();
  }

  @Test
  void a_batch_runs_the_function_of_its_entity_whatever_the_case_of_the_name() {
    BatchOutcome outcome = run("ECHO");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            BatchOutcome.Answered.class,
            answered -> {
              assertThat(answered.result().getEntityState().getValue()).isEqualTo("6");
              assertThat(answered.result().getResults(0).getSuccess().getResult().getValue())
                  .isEqualTo("add");
            });
  }

  @Test
  void the_log_has_the_start_and_the_end_of_a_batch() {
    run("echo");
    run("remove");

    assertThat(lines)
        .containsExactly(
            "INFORMATION "
                + prefix("echo")
                + "started. IsReplay: False. State: Started. RuntimeStatus: Running.",
            "INFORMATION "
                + prefix("echo")
                + "completed. ContinuedAsNew: True. IsReplay: False. State: Completed."
                + " RuntimeStatus: Completed.",
            "INFORMATION "
                + prefix("remove")
                + "started. IsReplay: False. State: Started. RuntimeStatus: Running.",
            "INFORMATION "
                + prefix("remove")
                + "completed. ContinuedAsNew: False. IsReplay: False. State: Completed."
                + " RuntimeStatus: Completed.");
  }

  @Test
  void a_failed_operation_is_an_error_in_the_log_and_keeps_the_result() {
    assertThat(run("fail"))
        .isInstanceOfSatisfying(
            BatchOutcome.Answered.class,
            answered -> assertThat(answered.result().getEntityState().getValue()).isEqualTo("6"));

    assertThat(lines)
        .last()
        .asString()
        .isEqualTo(
            "ERROR "
                + prefix("fail")
                + "failed with an error. Reason:"
                + " Microsoft.Azure.WebJobs.Host.FunctionInvocationException. IsReplay: False."
                + " State: Failed. RuntimeStatus: Failed.");
  }

  @Test
  void a_function_that_gives_no_result_fails_the_batch() {
    assertThat(cause(run("boom")))
        .extracting(TaskFailureDetails::getErrorMessage)
        .asString()
        .startsWith("Result: Failure\nException: IllegalStateException: boom\nStack: ");
    assertThat(cause(run("garbage")).getErrorType()).isEqualTo("System.FormatException");
    assertThat(cause(run("nothing")).getErrorType()).isEqualTo("System.InvalidOperationException");
    assertThat(lines).filteredOn(line -> line.startsWith("ERROR ")).hasSize(3);
  }

  @Test
  void a_batch_of_an_unknown_entity_fails_and_is_not_logged() {
    assertThat(run("nobody"))
        .isInstanceOfSatisfying(
            BatchOutcome.HostFailure.class,
            failure ->
                assertThat(failure.details().getErrorType()).isEqualTo("EntityFunctionNotFound"));
    assertThat(lines).isEmpty();
  }

  @Test
  void a_batch_that_times_out_is_abandoned() {
    assertThat(runner(options().withTimeout(Duration.ofMillis(200))).run(batch("stuck")))
        .isEqualTo(new BatchOutcome.Abandoned());
  }

  private BatchOutcome run(String name) {
    return runner(options()).run(batch(name));
  }

  private Options options() {
    return Options.of(functions, getClass().getClassLoader(), log);
  }

  private EntityRunner runner(Options options) {
    FunctionWorker worker = FunctionWorker.load(options);
    return new EntityRunner(
        DurableFunctions.entities(functions),
        new FunctionInvoker(worker, function -> Map.of()),
        new EntityLog(log));
  }

  private static Batch batch(String name) {
    EntityBatchRequest request =
        EntityBatchRequest.newBuilder()
            .setInstanceId("@" + name + "@k")
            .setEntityState(StringValue.of("6"))
            .addOperations(OperationRequest.newBuilder().setOperation("add").setRequestId("1"))
            .build();
    return new Batch(new EntityId(name, "k"), request.toByteString());
  }

  /** The innermost failure. */
  private static TaskFailureDetails cause(BatchOutcome outcome) {
    TaskFailureDetails details = ((BatchOutcome.HostFailure) outcome).details();
    assertThat(details.getErrorType()).isEqualTo("FunctionInvocationFailed");
    return details.getInnerFailure().getInnerFailure();
  }

  private static String prefix(String name) {
    return PREFIX.formatted(name, name, name);
  }

  /** Entity functions. */
  public static class Samples {

    /** Keeps the state and returns the name of each operation. */
    public String echo(@EntityTrigger(name = "batch") String batch) throws Exception {
      EntityBatchRequest request = EntityBatchRequest.parseFrom(Base64.getDecoder().decode(batch));
      EntityBatchResult.Builder result =
          EntityBatchResult.newBuilder().setEntityState(request.getEntityState());
      for (OperationRequest operation : request.getOperationsList()) {
        result.addResults(
            OperationResult.newBuilder()
                .setSuccess(
                    OperationResultSuccess.newBuilder()
                        .setResult(StringValue.of(operation.getOperation()))));
      }
      return encoded(result);
    }

    /** Deletes the state. */
    public String remove(@EntityTrigger(name = "batch") String batch) {
      return encoded(
          EntityBatchResult.newBuilder()
              .addResults(
                  OperationResult.newBuilder()
                      .setSuccess(OperationResultSuccess.getDefaultInstance())));
    }

    /** Keeps the state and fails the operation. */
    public String fail(@EntityTrigger(name = "batch") String batch) {
      return encoded(
          EntityBatchResult.newBuilder()
              .setEntityState(StringValue.of("6"))
              .addResults(
                  OperationResult.newBuilder()
                      .setFailure(
                          OperationResultFailure.newBuilder()
                              .setFailureDetails(
                                  TaskFailureDetails.newBuilder().setErrorMessage("no")))));
    }

    public String boom(@EntityTrigger(name = "batch") String batch) {
      throw new IllegalStateException("boom");
    }

    public String garbage(@EntityTrigger(name = "batch") String batch) {
      return "no Base64!";
    }

    public String nothing(@EntityTrigger(name = "batch") String batch) {
      return "";
    }

    public String stuck(@EntityTrigger(name = "batch") String batch) throws InterruptedException {
      new CountDownLatch(1).await();
      return "";
    }

    private static String encoded(EntityBatchResult.Builder result) {
      return Base64.getEncoder().encodeToString(result.build().toByteArray());
    }
  }
}
