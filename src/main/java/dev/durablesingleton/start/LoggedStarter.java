package dev.durablesingleton.start;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.start.StartOutcome.Started;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/**
 * Starts instances and writes one line about each start, whoever asked for it and however it ends.
 *
 * @param nanoTime elapsed time as {@link System#nanoTime()} tells it
 */
public record LoggedStarter(SingletonStarter starter, LongSupplier nanoTime) {

  /** Starts through the starter of this process. */
  public static LoggedStarter shared() {
    return new LoggedStarter(SingletonStarter.shared(), System::nanoTime);
  }

  /** Does, returns and throws what {@link SingletonStarter#start} does. */
  public StartOutcome start(DurableClientContext durable, StartRequest request, Logger log) {
    long begin = nanoTime.getAsLong();
    try {
      StartOutcome outcome = starter.start(durable, request);
      log.info(StartLine.of(request, outcome, since(begin)).text());
      if (outcome instanceof Started started) {
        log.info("Started orchestration with ID = '" + started.id() + "'.");
      }
      return outcome;
    } catch (Throwable e) {
      log.info(StartLine.failed(request, since(begin)).text());
      throw e;
    }
  }

  private Duration since(long begin) {
    return Duration.ofNanos(nanoTime.getAsLong() - begin);
  }
}
