package dev.durablesingleton.singleton;

import com.fasterxml.jackson.databind.util.RawValue;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.OrchestrationMetadata;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.singleton.StartOutcome.AlreadyExists;
import dev.durablesingleton.singleton.StartOutcome.Started;
import dev.durablesingleton.singleton.StartOutcome.Unverified;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One pass through ask, schedule and read-back on one client; an engine out of reach ends it with
 * an exception.
 */
record StartAttempt(
    DurableTaskClient client, StartRequest request, Mark mark, LongSupplier nanoTime) {

  /** How old an answer may be, from the question on; on the real host an instance lives longer. */
  private static final long FRESH_NANOS = Duration.ofMillis(50).toNanos();

  private static final int MOST_QUESTIONS = 3;

  /**
   * Runs the attempt.
   *
   * @param again whether an earlier attempt with the same mark may have started the instance
   */
  StartOutcome run(boolean again) {
    if (again) {
      Optional<StartOutcome> earlier = readBack().filter(held -> !(held instanceof AlreadyExists));
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    NewOrchestrationInstanceOptions start =
        new NewOrchestrationInstanceOptions()
            .setInstanceId(request.id().value())
            // A string would go out in quotes; a raw value is sent as it is.
            .setInput(new RawValue(mark.on(request.input())));
    OrchestrationMetadata seen = ask();
    Optional<ExistingInstance> existing = ExistingInstance.find(seen);
    if (existing.isPresent() && !request.mayReplace(existing.get())) {
      // Who has looked before and comes to a conflict all the same was overtaken since.
      return new AlreadyExists(request.id(), existing, request.succession().isPresent());
    }
    try {
      client.scheduleNewOrchestrationInstance(request.orchestrator(), start);
    } catch (StatusRuntimeException e) {
      return afterFailedSchedule(e, seen);
    }
    return readBack()
        .orElseGet(() -> unverified("it is gone again, which only a purge can explain"));
  }

  /**
   * Asks anew after a stall, in which a rival in another process may have started and finished.
   * That window is narrowed here and not closed; and slow storage must not stop the start.
   */
  private OrchestrationMetadata ask() {
    for (int question = 1; ; question++) {
      long asked = nanoTime.getAsLong();
      OrchestrationMetadata seen = client.getInstanceMetadata(request.id().value(), false);
      if (nanoTime.getAsLong() - asked <= FRESH_NANOS || question == MOST_QUESTIONS) {
        return seen;
      }
    }
  }

  /**
   * A lost race is ALREADY_EXISTS on most engines; on MSSQL it may be INTERNAL. Either way the ID
   * then belongs to an instance that was not there before.
   */
  private StartOutcome afterFailedSchedule(
      StatusRuntimeException failure, OrchestrationMetadata seen) {
    if (DurableClients.isUnavailable(failure)) {
      throw failure;
    }
    boolean refused = failure.getStatus().getCode() == Status.Code.ALREADY_EXISTS;
    StartOutcome held = readBack().orElse(null);
    if (held instanceof Started) {
      return held;
    }
    if (held instanceof AlreadyExists other && (refused || isNew(other, seen))) {
      return new AlreadyExists(request.id(), other.instance(), isNew(other, seen));
    }
    if (refused) {
      return new AlreadyExists(request.id(), Optional.empty(), !ExistingInstance.isFound(seen));
    }
    throw failure;
  }

  private static boolean isNew(AlreadyExists other, OrchestrationMetadata seen) {
    return !ExistingInstance.isFound(seen)
        || !other
            .instance()
            .map(ExistingInstance::createdAt)
            .equals(Optional.of(seen.getCreatedAt()));
  }

  /**
   * Whose start the instance is. Every engine stores it before it answers the start, so this cannot
   * come too early.
   *
   * @return empty when there is no instance
   */
  private Optional<StartOutcome> readBack() {
    OrchestrationMetadata instance;
    try {
      instance = client.getInstanceMetadata(request.id().value(), true);
    } catch (StatusRuntimeException e) {
      if (DurableClients.isUnavailable(e)) {
        throw e;
      }
      return Optional.of(
          unverified("the engine answered " + e.getStatus().getCode() + " when asked for it"));
    }
    if (!ExistingInstance.isFound(instance)) {
      return Optional.empty();
    }
    return Optional.of(
        mark.isOn(instance.getSerializedInput())
            ? new Started(request.id())
            : new AlreadyExists(request.id(), ExistingInstance.find(instance), true));
  }

  private Unverified unverified(String reason) {
    return new Unverified(request.id(), reason);
  }
}
