package dev.durablesingleton.local.builtin;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.work.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.messages.TaskFailureDetails;

/** A request failed, with the outcome that the Durable extension gives the activity. */
final class HttpCallException extends Exception {

  private static final long serialVersionUID = 1;

  @SuppressWarnings("serial") // Never serialized.
  private final ActivityOutcome.Failed outcome;

  private final String logged;

  private HttpCallException(ActivityOutcome.Failed outcome, String logged) {
    super(outcome.reason(), null, false, false);
    this.outcome = outcome;
    this.logged = logged;
  }

  /** A failure that the orchestrator receives with type and message. */
  static HttpCallException unhandled(String type, String message) {
    return new HttpCallException(
        new ActivityOutcome.Failed(
            TaskFailureDetails.newBuilder()
                .setErrorType(type)
                .setErrorMessage(message)
                .setStackTrace(StringValue.of(""))
                .build(),
            message,
            "Unhandled exception while executing task: " + type + ": " + message),
        message);
  }

  /**
   * A failure that the orchestrator receives without type and message; only the history has them.
   *
   * @param exception the .NET exception in JSON
   * @param logged the sentence for the log
   */
  static HttpCallException hidden(String message, String exception, String logged) {
    return new HttpCallException(new ActivityOutcome.Failed(null, message, exception), logged);
  }

  ActivityOutcome outcome() {
    return outcome;
  }

  /** What the log says: the message, and a cause that the history does not have. */
  String logged() {
    return logged;
  }
}
