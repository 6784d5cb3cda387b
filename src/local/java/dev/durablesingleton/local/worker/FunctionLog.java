package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;

/** The log lines of one function, in the Functions host's words. Makes none that nobody keeps. */
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

  void notLoaded(Throwable failure) {
    log.error(
        category,
        "Worker failed to load function: '" + name + "'. " + Failures.summary(failure),
        null);
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
    if (log.isEnabled(LogLevel.INFORMATION, userCategory)) {
      log.info(
          userCategory,
          "Function \"" + name + "\" (Id: " + invocation.id() + ") invoked by Java Worker");
    }
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
              + Failures.summary(failure)
              + "\nStack: "
              + Failures.ownFrames(failure),
          null);
    }
  }

  private String executed(String how, Invocation invocation, long millis) {
    return "Executed 'Functions."
        + name
        + "' ("
        + how
        + ", Id="
        + invocation.id()
        + ", Duration="
        + millis
        + "ms)";
  }

  void user(LogLevel level, String message, Throwable failure) {
    if (log.isEnabled(level, userCategory)) {
      log.log(level, userCategory, message, failure);
    }
  }
}
