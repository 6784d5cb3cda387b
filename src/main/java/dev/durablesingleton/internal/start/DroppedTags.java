package dev.durablesingleton.internal.start;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;

/** Logs once that the engine drops the tags of a start, with the consequences. Thread-safe. */
final class DroppedTags {

  static final String MESSAGE =
      "The engine does not keep the tags of a start (Durable extension 3.19.0 with Azure Storage"
          + " does), so a start recognises its instance by the input alone: if an orchestrator"
          + " continues as new before the read-back, its caller gets a conflict although its start"
          + " ran. The engine may also ignore the reuse policy of a start: then callers in"
          + " different processes may both start the instance if one run ends before the other"
          + " start arrives.";

  private final AtomicBoolean logged = new AtomicBoolean();
  private final Logger log;

  DroppedTags(Logger log) {
    this.log = log;
  }

  void detected() {
    if (logged.compareAndSet(false, true)) {
      log.warning(MESSAGE);
    }
  }
}
