package dev.durablesingleton.internal.start;

import io.grpc.Deadline;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Limits of the starts in one process.
 *
 * @param start how long a start may take in all: waiting for other starts of its ID, and the calls
 *     to the engine
 * @param waitingCalls how many callers may wait for completion at a time, because each of them
 *     holds a thread
 * @param terminateAgain after how long a run that is to be replaced is terminated again. Not too
 *     soon: a late termination might end the next run
 */
public record StartLimits(Duration start, int waitingCalls, Duration terminateAgain) {

  /** 30 seconds, 100 callers, and 5 seconds. */
  public static final StartLimits DEFAULT =
      new StartLimits(Duration.ofSeconds(30), 100, Duration.ofSeconds(5));

  /** The deadline of a start that begins now. */
  public Deadline deadline() {
    return Deadline.after(start.toNanos(), TimeUnit.NANOSECONDS);
  }
}
