package dev.durablesingleton.start;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.start.StartOutcome.TooLarge;
import io.grpc.StatusRuntimeException;
import java.util.function.LongSupplier;

/**
 * Starts instances, each exactly once but for the gaps that the package names. Thread-safe: starts
 * of one ID run one after the other, all others at once.
 */
public final class SingletonStarter {

  private static final SingletonStarter SHARED =
      new SingletonStarter(DurableClients.shared(), System::nanoTime);

  private final StartLocks locks = new StartLocks();
  private final DurableClients clients;
  private final LongSupplier nanoTime;

  /**
   * Starts through the given clients.
   *
   * @param nanoTime elapsed time as {@link System#nanoTime()} tells it
   */
  public SingletonStarter(DurableClients clients, LongSupplier nanoTime) {
    this.clients = clients;
    this.nanoTime = nanoTime;
  }

  /** The one of this process; its starts of one ID wait for each other wherever they come from. */
  public static SingletonStarter shared() {
    return SHARED;
  }

  /**
   * Starts an instance unless its ID is taken.
   *
   * @throws StatusRuntimeException what the engine reports beyond the expected outcomes
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
