package dev.durablesingleton.keeper;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.start.ExistingInstance;
import dev.durablesingleton.start.LoggedStarter;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartPrecondition;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One look at everything that is kept. It looks before it starts, so that what runs costs a
 * question and no more, and then starts only upon what it saw: of many machines one starts each
 * instance. Thread-safe: it holds nothing.
 */
record Keeper(DurableClients clients, LoggedStarter starter, Clock clock) {

  static Keeper shared() {
    return new Keeper(DurableClients.shared(), LoggedStarter.shared(), Clock.systemUTC());
  }

  /** Starts what is due; what goes wrong with one entry is logged, and the others go on. */
  void keep(KeptSingletons singletons, DurableClientContext durable, Logger log) {
    singletons.faults().forEach(log::warning);
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
          "%s was not looked at, since the Durable engine or its storage is not reachable (%s); the next look is at the next run of the timer."
              .formatted(named(singleton), e.getStatus().getCode()));
      return;
    }
    due.map(succession -> starter.start(durable, singleton.startAfter(succession), log))
        .filter(Unavailable.class::isInstance)
        .map(Unavailable.class::cast)
        .ifPresent(unavailable -> log.warning(sentence(singleton, unavailable)));
  }

  private static String sentence(KeptSingleton singleton, Unavailable unavailable) {
    return "The Durable engine or its storage is not reachable, and %s %s; the next look is at the next run of the timer."
        .formatted(
            named(singleton),
            unavailable.mayHaveStarted()
                ? "may have been started all the same"
                : "was not started");
  }

  /** What a start would follow; empty when none is due. */
  private Optional<StartPrecondition> due(
      KeptSingleton singleton, DurableClientContext durable, Logger log) {
    Optional<ExistingInstance> run = ExistingInstance.find(look(singleton, durable, false));
    if (run.isEmpty()) {
      return Optional.of(new StartPrecondition(0, Optional.empty()));
    }
    if (!singleton.reuse().allows(run.get().status())) {
      return Optional.empty();
    }
    return run.get().status() == OrchestrationRuntimeStatus.FAILED
        ? dueAfterFailure(singleton, durable, log)
        : Optional.of(new StartPrecondition(0, run.map(ExistingInstance::createdAt)));
  }

  private Optional<StartPrecondition> dueAfterFailure(
      KeptSingleton singleton, DurableClientContext durable, Logger log) {
    OrchestrationMetadata metadata = look(singleton, durable, true);
    Optional<ExistingInstance> run =
        ExistingInstance.find(metadata)
            .filter(found -> found.status() == OrchestrationRuntimeStatus.FAILED);
    if (run.isEmpty()) {
      // Another machine was quicker.
      return Optional.empty();
    }
    FailureStreak failures =
        FailureStreak.of(run.get(), StartPrecondition.restartsIn(metadata.getSerializedInput()));
    if (clock.instant().isBefore(failures.heldBackUntil())) {
      log.warning(
          "%s has failed, %d in a row, last at %s; it is held back until %s."
              .formatted(
                  named(singleton), failures.inARow(), failures.last(), failures.heldBackUntil()));
      return Optional.empty();
    }
    return Optional.of(
        new StartPrecondition(failures.inARow(), run.map(ExistingInstance::createdAt)));
  }

  private OrchestrationMetadata look(
      KeptSingleton singleton, DurableClientContext durable, boolean withInput) {
    return clients.call(
        durable, (client, again) -> client.getInstanceMetadata(singleton.id().value(), withInput));
  }

  private static String named(KeptSingleton singleton) {
    return "'" + singleton.orchestrator() + "' with ID = '" + singleton.id() + "'";
  }
}
