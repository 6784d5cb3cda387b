package dev.durablesingleton.internal.start;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.start.InstanceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Waits for started instances to finish. A failed wait is only logged, because the instance has
 * been started in any case. Thread-safe.
 */
final class CompletionWait {

  private final DurableClients clients;
  private final Semaphore calls;

  /**
   * Creates a wait.
   *
   * @param limit how many threads may wait at a time
   */
  CompletionWait(DurableClients clients, int limit) {
    this.clients = clients;
    this.calls = new Semaphore(limit);
  }

  /**
   * The finished instance; empty if it does not finish in time, the wait fails, or too many threads
   * are waiting already.
   *
   * @param wait zero for not at all
   */
  Optional<OrchestrationMetadata> await(
      InstanceId id, Duration wait, DurableClientContext durable, Logger log) {
    // The SDK takes zero for ten minutes.
    if (wait.isZero() || !calls.tryAcquire()) {
      return Optional.empty();
    }
    try {
      return Existing.ifFound(
          clients.current(durable).waitForInstanceCompletion(id.value(), wait, true));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      log.log(Level.WARNING, "Waiting for orchestration with ID = '" + id + "' failed.", e);
      return Optional.empty();
    } finally {
      calls.release();
    }
  }
}
