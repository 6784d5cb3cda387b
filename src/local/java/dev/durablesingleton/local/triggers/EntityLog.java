package dev.durablesingleton.local.triggers;

import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;

/**
 * Writes the Durable extension's lines about batches of entities. They lack what every line repeats
 * there: the hub, the app and its slot, the extension's version, and the lengths of redacted
 * states. Thread-safe.
 */
final class EntityLog {

  private final HostLog log;

  EntityLog(HostLog log) {
    this.log = log;
  }

  void started(FunctionMetadata function, EntityId entity) {
    write(
        LogLevel.INFORMATION,
        function,
        entity,
        "started. IsReplay: False. State: Started. RuntimeStatus: Running.");
  }

  /**
   * Logs a batch without failures.
   *
   * @param hasState whether the entity exists after it
   */
  void completed(FunctionMetadata function, EntityId entity, boolean hasState) {
    write(
        LogLevel.INFORMATION,
        function,
        entity,
        "completed. ContinuedAsNew: %s. IsReplay: False. State: Completed. RuntimeStatus: Completed."
            .formatted(hasState ? "True" : "False"));
  }

  /** Logs that the function or an operation failed; the line about the call has the cause. */
  void failed(FunctionMetadata function, EntityId entity) {
    write(
        LogLevel.ERROR,
        function,
        entity,
        "failed with an error. Reason: Microsoft.Azure.WebJobs.Host.FunctionInvocationException."
            + " IsReplay: False. State: Failed. RuntimeStatus: Failed.");
  }

  private void write(LogLevel level, FunctionMetadata function, EntityId entity, String event) {
    String category = "Function." + function.name() + ".User";
    if (log.isEnabled(level, category)) {
      log.log(
          level,
          category,
          "%s: Function '%s (Entity)' %s".formatted(entity.text(), entity.name(), event),
          null);
    }
  }
}
