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
 * Waits for a started instance to finish. It has been started whatever happens here, so a failure
 * is only logged.
 */
record CompletionWait(DurableClients clients) {

  /** The finished instance; empty when it did not finish in time or the wait failed. */
  Optional<StartOutcome> of(
      Started started, Duration wait, DurableClientContext durable, Logger log) {
    // To the SDK zero means ten minutes.
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
