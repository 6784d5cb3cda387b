package dev.durablesingleton.local.triggers;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.work.WorkItems.BatchOutcome;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.worker.Invocation.Outcome;

/** The failures of batches whose function gave no result, as the Durable extension reports them. */
final class BatchFailures {

  private static final String HOST = "Microsoft.Azure.WebJobs.";

  private BatchFailures() {}

  /** The function threw. */
  static BatchOutcome threw(String entity, String function, Outcome.Threw threw) {
    String message =
        "Result: Failure\nException: %s: %s\nStack: %s"
            .formatted(threw.type(), threw.message(), threw.stack());
    return failed(entity, function, HOST + "Script.Workers.Rpc.RpcException", message);
  }

  /**
   * The function returned what is no result.
   *
   * @param type the exception of the extension
   */
  static BatchOutcome failed(String entity, String function, String type, String message) {
    TaskFailureDetails cause =
        TaskFailureDetails.newBuilder()
            .setErrorType(type)
            .setErrorMessage(message)
            .setStackTrace(StringValue.getDefaultInstance())
            .build();
    TaskFailureDetails invocation =
        TaskFailureDetails.newBuilder()
            .setErrorType(HOST + "Host.FunctionInvocationException")
            .setErrorMessage("Exception while executing function: Functions." + function)
            .setStackTrace(StringValue.getDefaultInstance())
            .setInnerFailure(cause)
            .build();
    return new BatchOutcome.HostFailure(
        TaskFailureDetails.newBuilder()
            .setErrorType("FunctionInvocationFailed")
            .setErrorMessage(
                "Invocation of function '%s' failed with an exception.".formatted(entity))
            .setInnerFailure(invocation)
            .setIsNonRetriable(true)
            .build());
  }
}
