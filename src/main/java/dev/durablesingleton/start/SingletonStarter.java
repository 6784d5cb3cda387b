package dev.durablesingleton.start;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.start.StartOutcome.TooLarge;
import io.grpc.StatusRuntimeException;
import java.util.function.LongSupplier;
import java.util.logging.Logger;

/**
 * Starts each instance exactly once; the package says on which engines.
 *
 * <pre>{@code
 * StartOutcome outcome =
 *     SingletonStarter.shared()
 *         .start(
 *             durableContext,
 *             new StartRequest(
 *                 "PeriodicCleanup", new InstanceId("cleanup"), new JsonInput("null"), Reuse.NEVER));
 * if (outcome instanceof StartOutcome.AlreadyExists) {
 *   // Another start owns the instance.
 * }
 * }</pre>
 *
 * <p>Thread-safe: starts of one ID run one at a time, starts of different IDs in parallel.
 */
public final class SingletonStarter {

  private static final SingletonStarter SHARED =
      new SingletonStarter(DurableClients.shared(), System::nanoTime);

  private final StartLocks locks = new StartLocks();
  private final DroppedTags droppedTags =
      new DroppedTags(Logger.getLogger(SingletonStarter.class.getName()));
  private final DurableClients clients;
  private final LongSupplier nanoTime;

  /**
   * Creates a starter.
   *
   * @param nanoTime elapsed time in nanoseconds, as {@link System#nanoTime()}
   */
  public SingletonStarter(DurableClients clients, LongSupplier nanoTime) {
    this.clients = clients;
    this.nanoTime = nanoTime;
  }

  /** The instance of this process, which serialises all its starts of one ID. */
  public static SingletonStarter shared() {
    return SHARED;
  }

  /**
   * Starts an instance unless its ID is taken. Blocks while another start of the ID runs in this
   * process.
   *
   * @throws StatusRuntimeException if the engine reports an error that no outcome describes
   */
  public StartOutcome start(DurableClientContext context, StartRequest request) {
    if (!request.fitsOneMessage()) {
      return new TooLarge(request.inputLimit());
    }
    // Both attempts use one token, so that the second recognises a start whose answer was lost.
    StartToken token =
        StartToken.random(request.precondition().map(StartPrecondition::restarts).orElse(0));
    StartAttempt attempt = new StartAttempt(request, token, droppedTags, nanoTime);
    // The token does not detect that another caller's instance started and finished between our
    // query and our schedule: an engine that ignores the reuse policy overwrites a finished
    // instance, as every engine does if the policy allows it, and each caller then reads its own
    // token. On a fast engine that is likely, so starts of one ID run one at a time.
    synchronized (locks.of(request.id())) {
      try {
        return clients.call(context, (client, retry) -> attempt.run(client));
      } catch (StatusRuntimeException e) {
        if (DurableClients.isUnavailable(e)) {
          return attempt.unavailable();
        }
        throw e;
      }
    }
  }
}
