package dev.durablesingleton.start;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.start.StartOutcome.TooLarge;
import io.grpc.StatusRuntimeException;
import java.util.function.LongSupplier;

/**
 * Starts each instance exactly once, except for the gaps that the package documents.
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
      return new TooLarge(request.roomForInput());
    }
    StartToken mark =
        StartToken.random(request.succession().map(StartPrecondition::restarts).orElse(0));
    StartAttempt attempt = new StartAttempt(request, mark, nanoTime);
    // The mark alone cannot help a caller who asked before a rival started, and schedules after the
    // rival has finished:
    // the engine overwrites finished instances, and each of the two reads its own mark. A fast
    // engine makes that likely.
    synchronized (locks.of(request.id())) {
      try {
        return clients.call(context, (client, again) -> attempt.on(client));
      } catch (StatusRuntimeException e) {
        if (DurableClients.isUnavailable(e)) {
          return attempt.unavailable();
        }
        throw e;
      }
    }
  }
}
