package dev.durablesingleton.internal.keeper;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.client.StartCalls;
import dev.durablesingleton.internal.client.TaggedInstance;
import dev.durablesingleton.internal.settings.KeptSingleton;
import dev.durablesingleton.internal.settings.KeptSingletons;
import dev.durablesingleton.internal.start.Existing;
import dev.durablesingleton.internal.start.SingletonStarter;
import dev.durablesingleton.internal.start.StartPrecondition;
import dev.durablesingleton.start.ExistingInstance;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.Busy;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs one check of all kept singletons. A running instance costs one status query. A start has the
 * observed run as its precondition, so that one machine of many starts each instance. Stateless and
 * thread-safe.
 */
public final class Keeper {

  private final DurableClients clients;
  private final SingletonStarter starter;
  private final Clock clock;

  public Keeper(DurableClients clients, SingletonStarter starter, Clock clock) {
    this.clients = clients;
    this.starter = starter;
    this.clock = clock;
  }

  /**
   * Starts the instances that are due. The failure of one entry is logged and skips only that one.
   */
  public void keep(KeptSingletons singletons, DurableClientContext durable, Logger log) {
    singletons.errors().forEach(log::warning);
    for (KeptSingleton singleton : singletons.entries()) {
      try {
        keep(singleton, durable, log);
      } catch (RuntimeException e) {
        log.log(Level.SEVERE, "Keeping " + named(singleton) + " failed.", e);
      }
    }
  }

  private void keep(KeptSingleton singleton, DurableClientContext durable, Logger log) {
    Optional<StartPrecondition> due;
    try {
      due = due(singleton, durable, log);
    } catch (StatusRuntimeException e) {
      if (!DurableClients.isOutOfReach(e.getStatus())) {
        throw e;
      }
      log.warning(
          "%s was not checked because the Durable engine or its storage is not reachable (%s); the next run of the timer checks it again."
              .formatted(named(singleton), e.getStatus().getCode()));
      return;
    }
    if (due.isEmpty()) {
      return;
    }
    StartOutcome outcome = starter.start(durable, singleton.start(due.get()), log);
    if (outcome instanceof Unavailable unavailable) {
      log.warning(sentence(singleton, unavailable));
    } else if (outcome instanceof Busy) {
      log.warning(
          "Other starts of %s have not ended, and the keeper did not start it; the next run of the timer checks it again."
              .formatted(named(singleton)));
    }
  }

  private static String sentence(KeptSingleton singleton, Unavailable unavailable) {
    return "The Durable engine or its storage is not reachable, and %s %s; the next run of the timer checks it again."
        .formatted(
            named(singleton),
            unavailable.mayHaveStarted()
                ? "may have been started nevertheless"
                : "was not started");
  }

  /** The precondition of a start; empty if no start is due. */
  private Optional<StartPrecondition> due(
      KeptSingleton singleton, DurableClientContext durable, Logger log) {
    Optional<ExistingInstance> run = Existing.find(query(singleton, durable, false));
    if (run.isEmpty()) {
      return Optional.of(new StartPrecondition(0, null));
    }
    if (!singleton.reuse().allows(run.get().status())) {
      return Optional.empty();
    }
    return run.get().status() == OrchestrationRuntimeStatus.FAILED
        ? dueAfterFailure(singleton, durable, log)
        : Optional.of(new StartPrecondition(0, run.get().createdAt()));
  }

  private Optional<StartPrecondition> dueAfterFailure(
      KeptSingleton singleton, DurableClientContext durable, Logger log) {
    TaggedInstance instance = query(singleton, durable, true);
    Optional<ExistingInstance> run =
        Existing.find(instance)
            .filter(found -> found.status() == OrchestrationRuntimeStatus.FAILED);
    if (run.isEmpty()) {
      // Another machine has started it since the first query.
      return Optional.empty();
    }
    FailureStreak streak =
        FailureStreak.of(
            run.get(), StartPrecondition.restartsIn(instance.metadata().getSerializedInput()));
    if (clock.instant().isBefore(streak.nextStart())) {
      log.warning(
          "%s has failed (failures in a row: %s, last at %s); it is not restarted before %s."
              .formatted(named(singleton), streak.failures(), streak.last(), streak.nextStart()));
      return Optional.empty();
    }
    return Optional.of(new StartPrecondition(streak.failures(), run.get().createdAt()));
  }

  private TaggedInstance query(
      KeptSingleton singleton, DurableClientContext durable, boolean withInput) {
    return clients.call(
        durable,
        starter.limits().deadline(),
        (client, retry) -> StartCalls.query(client, singleton.id().value(), withInput));
  }

  private static String named(KeptSingleton singleton) {
    return "'" + singleton.orchestrator() + "' with ID = '" + singleton.id() + "'";
  }
}
