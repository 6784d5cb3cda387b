package dev.durablesingleton.internal.start;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.Busy;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.TooLarge;
import dev.durablesingleton.start.StartRequest;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/**
 * Starts each instance exactly once, and logs one line per start; the package says on which
 * engines.
 *
 * <p>Thread-safe: starts of one ID run one at a time and in order, starts of different IDs in
 * parallel. A start that takes longer than its limit ends as {@link StartOutcome.Busy} or {@link
 * StartOutcome.Unavailable}.
 */
public final class SingletonStarter {

  private final StartLocks locks = new StartLocks();
  private final DroppedTags droppedTags =
      new DroppedTags(Logger.getLogger(SingletonStarter.class.getName()));
  private final DurableClients clients;
  private final StartLimits limits;
  private final CompletionWait completion;
  private final LongSupplier nanoTime;

  /**
   * Creates a starter.
   *
   * @param nanoTime elapsed time in nanoseconds, as {@link System#nanoTime()}
   */
  public SingletonStarter(DurableClients clients, StartLimits limits, LongSupplier nanoTime) {
    this.clients = clients;
    this.limits = limits;
    this.completion = new CompletionWait(clients, limits.waitingCalls());
    this.nanoTime = nanoTime;
  }

  /** The limits of each start; a read that prepares a start takes its deadline from them. */
  public StartLimits limits() {
    return limits;
  }

  /**
   * Starts an instance unless its ID is taken, and does not wait for completion.
   *
   * @param log of the invocation
   * @throws StatusRuntimeException if the engine reports an error that no outcome describes
   */
  public StartOutcome start(DurableClientContext durable, StartRequest request, Logger log) {
    return start(durable, request, Duration.ZERO, log);
  }

  /**
   * Starts an instance as {@link #start(DurableClientContext, StartRequest, Logger)} does, under a
   * precondition.
   *
   * @param log of the invocation
   * @throws StatusRuntimeException if the engine reports an error that no outcome describes
   */
  public StartOutcome start(DurableClientContext durable, ConditionalStart start, Logger log) {
    return start(durable, start, Duration.ZERO, log);
  }

  /**
   * Starts an instance unless its ID is taken, and then waits for it to finish.
   *
   * @param wait how long to wait for completion; zero for not at all
   * @param log of the invocation
   * @throws StatusRuntimeException if the engine reports an error that no outcome describes
   */
  public StartOutcome start(
      DurableClientContext durable, StartRequest request, Duration wait, Logger log) {
    return start(durable, new ConditionalStart(request, null), wait, log);
  }

  private StartOutcome start(
      DurableClientContext durable, ConditionalStart start, Duration wait, Logger log) {
    StartRequest request = start.request();
    long begin = nanoTime.getAsLong();
    StartOutcome outcome;
    try {
      outcome = start(durable, start);
      log.info(StartLine.of(request, outcome, since(begin)).text());
    } catch (Throwable e) {
      log.info(StartLine.failed(request, since(begin)).text());
      throw e;
    }
    if (outcome instanceof Started started) {
      if (!started.repeated()) {
        log.info("Started orchestration with ID = '" + started.id() + "'.");
      }
      return new Started(
          started.id(),
          started.repeated(),
          completion.await(started.id(), wait, durable, log).orElse(null));
    }
    return outcome;
  }

  private StartOutcome start(DurableClientContext durable, ConditionalStart start) {
    StartRequest request = start.request();
    if (!MessageSize.fits(request)) {
      return new TooLarge(MessageSize.inputLimit(request));
    }
    Deadline deadline = limits.deadline();
    // Both attempts use one token, so that the second recognises a start whose answer was lost.
    StartAttempt attempt =
        new StartAttempt(start, start.token(), limits, deadline, droppedTags, nanoTime);
    if (request.reuse() == Reuse.ANY) {
      try {
        clients.call(durable, deadline, (client, retry) -> attempt.look(client));
      } catch (StatusRuntimeException e) {
        if (DurableClients.isOutOfReach(e.getStatus())) {
          return attempt.unavailable();
        }
        throw e;
      }
    }
    // The token does not detect that another caller's instance started and finished between our
    // query and our schedule: an engine that ignores the reuse policy overwrites a finished
    // instance, as every engine does if the policy allows it, and each caller then reads its own
    // token. On a fast engine that is likely, so starts of one ID run one at a time.
    if (!lock(request.id(), deadline)) {
      return new Busy(request.id(), limits.start());
    }
    try {
      return run(attempt, durable, deadline);
    } finally {
      locks.unlock(request.id());
    }
  }

  private boolean lock(InstanceId id, Deadline deadline) {
    try {
      return locks.tryLock(id, deadline.timeRemaining(TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private StartOutcome run(StartAttempt attempt, DurableClientContext durable, Deadline deadline) {
    try {
      return clients.call(durable, deadline, (client, retry) -> attempt.run(client));
    } catch (StatusRuntimeException e) {
      if (DurableClients.isUnavailable(e)) {
        return attempt.unavailable();
      }
      throw e;
    }
  }

  private Duration since(long begin) {
    return Duration.ofNanos(nanoTime.getAsLong() - begin);
  }
}
