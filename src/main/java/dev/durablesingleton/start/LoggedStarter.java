package dev.durablesingleton.start;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.start.StartOutcome.Started;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/** Starts instances and logs one line per start, whatever its outcome. Thread-safe. */
public final class LoggedStarter {

  private final SingletonStarter starter;
  private final LongSupplier nanoTime;

  /**
   * Creates a starter.
   *
   * @param nanoTime elapsed time in nanoseconds, as {@link System#nanoTime()}
   */
  public LoggedStarter(SingletonStarter starter, LongSupplier nanoTime) {
    this.starter = starter;
    this.nanoTime = nanoTime;
  }

  /** A starter that delegates to the {@link SingletonStarter} of this process. */
  public static LoggedStarter shared() {
    return new LoggedStarter(SingletonStarter.shared(), System::nanoTime);
  }

  /**
   * Starts as {@link SingletonStarter#start} does and logs the outcome.
   *
   * @throws StatusRuntimeException if the engine reports an unexpected error
   */
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
