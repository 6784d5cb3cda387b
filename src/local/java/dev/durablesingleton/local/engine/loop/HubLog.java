package dev.durablesingleton.local.engine.loop;

import dev.durablesingleton.local.log.HostLog;
import org.jspecify.annotations.Nullable;

/** The log of a task hub, in the category of the Durable extension. Thread-safe. */
public final class HubLog {
  private static final String CATEGORY = "Host.Triggers.DurableTask";

  private final HostLog log;

  /** Writes to the log of a host. */
  public HubLog(HostLog log) {
    this.log = log;
  }

  /** Logs what the hub does. */
  public void info(String sentence) {
    log.info(CATEGORY, sentence);
  }

  /** Logs what a user may want to change. */
  public void warn(String sentence) {
    log.warn(CATEGORY, sentence);
  }

  /** Logs a failure. */
  public void error(String sentence, @Nullable Throwable cause) {
    log.error(CATEGORY, sentence, cause);
  }
}
