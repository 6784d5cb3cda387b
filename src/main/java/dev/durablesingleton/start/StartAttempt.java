package dev.durablesingleton.start;

import com.fasterxml.jackson.databind.util.RawValue;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.OrchestrationMetadata;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartOutcome.Unverified;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One start: ask, schedule and read-back, on one client and, if that loses its engine, anew on
 * another. Used by one thread at a time.
 */
final class StartAttempt {

  /**
   * How old an answer may be, from the question on. An orchestrator without activities can start
   * and end in less (43 ms on Azure Storage when idle), so this narrows the window and no more.
   */
  private static final long FRESH_NANOS = Duration.ofMillis(50).toNanos();

  private static final int MOST_QUESTIONS = 3;

  private final StartRequest request;
  private final StartToken mark;
  private final ReadBack readBack;
  private final LongSupplier nanoTime;
  private boolean sent;

  /**
   * Prepares a start.
   *
   * @param mark the same on every client: a start whose answer was lost is recognised by the next
   */
  StartAttempt(StartRequest request, StartToken mark, LongSupplier nanoTime) {
    this.request = request;
    this.mark = mark;
    this.readBack = new ReadBack(request.id(), mark);
    this.nanoTime = nanoTime;
  }

  /**
   * Runs on this client; to be called again with another one when this one has lost its engine.
   *
   * @throws StatusRuntimeException when the client has lost its engine ({@link
   *     DurableClients#isUnavailable}), or the engine fails in a way that has no outcome
   */
  StartOutcome on(DurableTaskClient client) {
    if (sent) {
      Optional<StartOutcome> earlier =
          readBack.on(client).filter(held -> !(held instanceof AlreadyExists));
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    OrchestrationMetadata seen;
    try {
      seen = ask(client);
    } catch (StatusRuntimeException e) {
      if (DurableClients.isUnavailable(e) || !DurableClients.isOutOfReach(e.getStatus())) {
        throw e;
      }
      return unavailable();
    }
    Optional<ExistingInstance> existing = ExistingInstance.find(seen);
    if (existing.isPresent() && !request.mayReplace(existing.get())) {
      // A caller who looked earlier and still meets a conflict was overtaken in the meantime.
      return new AlreadyExists(request.id(), existing, request.succession().isPresent());
    }
    return schedule(client, seen);
  }

  /** What to answer when the engine is out of reach, as far as this start has come. */
  Unavailable unavailable() {
    return new Unavailable(request.id(), sent);
  }

  private StartOutcome schedule(DurableTaskClient client, OrchestrationMetadata seen) {
    NewOrchestrationInstanceOptions start =
        new NewOrchestrationInstanceOptions()
            .setInstanceId(request.id().value())
            // A string would go out in quotes; a raw value is sent as it is.
            .setInput(new RawValue(mark.on(request.input())));
    boolean sentBefore = sent;
    sent = true;
    try {
      client.scheduleNewOrchestrationInstance(request.orchestrator(), start);
    } catch (StatusRuntimeException e) {
      return afterFailedSchedule(client, e, seen, sentBefore);
    }
    return readBack
        .on(client)
        .orElseGet(
            () -> new Unverified(request.id(), "it is gone again, which only a purge can explain"));
  }

  /**
   * Asks anew after a stall, in which a rival in another process may have started and finished.
   * That window is narrowed here and not closed; and slow storage must not stop the start.
   */
  private OrchestrationMetadata ask(DurableTaskClient client) {
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
   * then belongs to an instance that was not there before. INTERNAL is also what Azure Storage out
   * of reach comes to; then the read-back fails too. Where the read-back finds nothing new, the
   * failure stays one: the engine may refuse for good, and that must not invite retries.
   *
   * @param sentBefore whether another client had sent this start, so that ALREADY_EXISTS may be
   *     about this very start
   */
  private StartOutcome afterFailedSchedule(
      DurableTaskClient client,
      StatusRuntimeException failure,
      OrchestrationMetadata seen,
      boolean sentBefore) {
    if (DurableClients.isUnavailable(failure)) {
      throw failure;
    }
    boolean refused = failure.getStatus().getCode() == Status.Code.ALREADY_EXISTS;
    StartOutcome held = readBack.on(client).orElse(null);
    if (held instanceof Started) {
      return held;
    }
    if (held instanceof AlreadyExists other && (refused || isNew(other, seen))) {
      return new AlreadyExists(request.id(), other.instance(), isNew(other, seen));
    }
    if (refused) {
      return sentBefore && held != null
          ? held
          : new AlreadyExists(request.id(), Optional.empty(), !ExistingInstance.isFound(seen));
    }
    if (held instanceof Unavailable && DurableClients.isOutOfReach(failure.getStatus())) {
      return held;
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
}
