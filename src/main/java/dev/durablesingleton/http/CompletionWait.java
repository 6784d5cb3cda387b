package dev.durablesingleton.http;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.Finished;
import dev.durablesingleton.start.StartOutcome.Started;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Waits for a started instance to finish. A failed wait is only logged, because the instance has
 * been started in any case.
 */
final class CompletionWait {

  private final DurableClients clients;

  CompletionWait(DurableClients clients) {
    this.clients = clients;
  }

  /** The finished instance; empty if it does not finish in time or the wait fails. */
  Optional<StartOutcome> of(
      Started started, Duration wait, DurableClientContext durable, Logger log) {
    // The SDK takes zero for ten minutes.
    if (wait.isZero()) {
      return Optional.empty();
    }
    try {
      OrchestrationMetadata instance =
          clients.current(durable).waitForInstanceCompletion(started.id().value(), wait, true);
      return Optional.ofNullable(instance)
          .filter(OrchestrationMetadata::isInstanceFound)
          .map(Finished::new);
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      log.log(
          Level.WARNING, "Waiting for orchestration with ID = '" + started.id() + "' failed.", e);
      return Optional.empty();
    }
  }
}
