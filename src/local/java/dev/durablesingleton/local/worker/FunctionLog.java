package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.functionapp.TimeSpan;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log lines of one function, as the Functions host writes them. Formats only enabled ones. */
final class FunctionLog {

  private final String name;
  private final String category;
  private final String userCategory;
  private final HostLog log;

  FunctionLog(String name, HostLog log) {
    this.name = name;
    this.category = "Function." + name;
    this.userCategory = category + ".User";
    this.log = log;
  }

  String functionName() {
    return name;
  }

  /** Logs a warning of the host about a call. */
  void warn(String message) {
    log.warn(category, message);
  }

  /** Logs parameters whose bindings {@code function.json} does not declare. */
  void unbound(List<String> names) {
    log.warn(
        category,
        "The method of the function '%s' has parameters for the bindings '%s', which function.json does not declare, so every call fails; build the package again."
            .formatted(name, String.join("', '", names)));
  }

  /** Logs a retry, in the words of the WebJobs SDK. */
  void retrying(Attempt next, Duration delay) {
    log.log(
        LogLevel.DEBUG,
        category,
        "Waiting for `%s` before retrying function execution. Next attempt: '%d'. Max retry count: '%d'."
            .formatted(TimeSpan.text(delay), next.retries(), next.maxRetries()),
        null);
  }

  /** Logs that the last retry has failed, in the words of the WebJobs SDK. */
  void retriesFailed(Attempt last) {
    log.error(
        category, "Function execution failed after '%d' retries.".formatted(last.retries()), null);
  }

  void executing(Invocation invocation) {
    if (log.isEnabled(LogLevel.INFORMATION, category)) {
      log.info(
          category,
          "Executing 'Functions."
              + name
              + "' (Reason='"
              + invocation.reason()
              + "', Id="
              + invocation.id()
              + ")");
    }
  }

  void executed(Invocation invocation, long millis) {
    invoked(invocation);
    if (log.isEnabled(LogLevel.INFORMATION, category)) {
      log.info(category, executed("Succeeded", invocation, millis));
    }
  }

  void failed(Invocation invocation, long millis, Throwable failure) {
    if (log.isEnabled(LogLevel.ERROR, category)) {
      log.error(
          category,
          executed("Failed", invocation, millis)
              + "\nSystem.Private.CoreLib: Exception while executing function: Functions."
              + name
              + ". System.Private.CoreLib: Result: Failure\nException: "
              + ExceptionReport.summary(failure)
              + "\nStack: "
              + ExceptionReport.ownFrames(failure),
          null);
    }
  }

  /**
   * Logs a call whose return value reports a failure, as an orchestrator's does.
   *
   * @param thrown what the method threw, or null; the cause, which the return value hides
   */
  void returnedFailure(
      Invocation invocation, long millis, String failure, @Nullable Throwable thrown) {
    invoked(invocation);
    if (log.isEnabled(LogLevel.ERROR, category)) {
      log.error(
          category,
          executed("Failed", invocation, millis)
              + "\n"
              + failure
              + (thrown == null ? "" : "\nStack: " + ExceptionReport.ownFrames(thrown)),
          null);
    }
  }

  /** Logs a call that exceeds {@code functionTimeout}. */
  void timedOut(Invocation invocation, Duration timeout) {
    log.error(
        category,
        "Timeout value of %s exceeded by function 'Functions.%s' (Id: '%s'). Initiating cancellation."
            .formatted(TimeSpan.text(timeout), name, invocation.id()),
        null);
  }

  /** Logs the end of a call that has exceeded {@code functionTimeout}. */
  void endedLate(Invocation invocation, long millis) {
    log.error(
        category,
        executed("Failed", invocation, millis)
            + "\nIt took longer than 'functionTimeout' allows, so its result is dropped.",
        null);
  }

  private void invoked(Invocation invocation) {
    if (log.isEnabled(LogLevel.INFORMATION, userCategory)) {
      log.info(
          userCategory,
          "Function \"" + name + "\" (Id: " + invocation.id() + ") invoked by Java Worker");
    }
  }

  private String executed(String result, Invocation invocation, long millis) {
    return "Executed 'Functions."
        + name
        + "' ("
        + result
        + ", Id="
        + invocation.id()
        + ", Duration="
        + millis
        + "ms)";
  }

  /** Logs a line of function code; an exception is shown with its message and own frames. */
  void user(LogLevel level, String message, @Nullable Throwable failure) {
    if (log.isEnabled(level, userCategory)) {
      String exception =
          failure == null
              ? ""
              : "\nException: "
                  + ExceptionReport.summary(failure)
                  + "\nStack: "
                  + ExceptionReport.ownFrames(failure);
      log.log(level, userCategory, message + exception, null);
    }
  }
}
