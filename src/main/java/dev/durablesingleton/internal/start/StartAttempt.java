package dev.durablesingleton.internal.start;

import com.fasterxml.jackson.databind.util.RawValue;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.OrchestrationMetadata;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.client.StartCalls;
import dev.durablesingleton.internal.client.StartFields;
import dev.durablesingleton.internal.client.TaggedInstance;
import dev.durablesingleton.start.ExistingInstance;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartOutcome.Unverified;
import dev.durablesingleton.start.StartRequest;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * One start: query the status, schedule the instance, read it back. Runs on one client and, if that
 * client has lost its engine, again on another. Not thread-safe.
 */
final class StartAttempt {

  /**
   * Maximum age of a status answer, measured from sending the request. An orchestrator without
   * activities can start and end faster (43 ms on an idle Azure Storage engine), so this narrows
   * the window but does not close it; the reuse policy does, on engines that honour it.
   */
  private static final long MAX_STATUS_AGE_NANOS = Duration.ofMillis(50).toNanos();

  private static final int MAX_QUERIES = 3;

  private final ConditionalStart conditions;
  private final StartRequest request;
  private final StartToken token;
  private final ReadBack readBack;
  private final RunningInstance running;
  private final Deadline deadline;
  private final LongSupplier nanoTime;
  private boolean sent;

  /**
   * Prepares a start.
   *
   * @param token the same on every client, so that a start whose answer was lost is recognised
   */
  StartAttempt(
      ConditionalStart conditions,
      StartToken token,
      StartLimits limits,
      Deadline deadline,
      DroppedTags droppedTags,
      LongSupplier nanoTime) {
    this.conditions = conditions;
    this.request = conditions.request();
    this.token = token;
    this.readBack = new ReadBack(request, token, droppedTags);
    this.running = new RunningInstance(request.id(), limits);
    this.deadline = deadline;
    this.nanoTime = nanoTime;
  }

  /**
   * Runs on this client; called again with another client if this one has lost its engine.
   *
   * @throws StatusRuntimeException if the client has lost its engine ({@link
   *     DurableClients#isUnavailable}), or if the engine fails in a way that has no outcome
   */
  StartOutcome run(DurableTaskClient client) {
    if (sent) {
      Optional<StartOutcome> earlier =
          readBack.run(client).filter(found -> !(found instanceof AlreadyExists));
      if (earlier.isPresent()) {
        return earlier.get();
      }
    }
    TaggedInstance seen;
    try {
      Optional<StartOutcome> repeated = readBack.repeated(client);
      if (repeated.isPresent()) {
        return repeated.get();
      }
      if (request.reuse() == Reuse.ANY) {
        Optional<StartOutcome> kept = running.end(client, deadline);
        if (kept.isPresent()) {
          return kept.get();
        }
      }
      seen = query(client);
    } catch (StatusRuntimeException e) {
      if (DurableClients.isUnavailable(e) || !DurableClients.isOutOfReach(e.getStatus())) {
        throw e;
      }
      return unavailable();
    }
    ExistingInstance existing = Existing.find(seen).orElse(null);
    if (existing != null && !conditions.mayReplace(existing)) {
      // A caller with a precondition that still conflicts has lost a race.
      return new AlreadyExists(request.id(), existing, conditions.precondition() != null);
    }
    return schedule(client, seen.metadata());
  }

  /**
   * What the engine needs to know of this start. With a key, it may replace nothing if there was no
   * instance: the one that is there now may be an earlier request's with the same key.
   */
  private StartFields fields(OrchestrationMetadata seen) {
    boolean replacesNothing = request.key() != null && !Existing.isFound(seen);
    return new StartFields(
        replacesNothing ? Set.of() : conditions.replaceable(), StartToken.TAG, token.tag());
  }

  /**
   * Reads the run that the start is to replace, before it waits for other starts of its ID.
   *
   * @return the run; empty if there is none
   * @throws StatusRuntimeException if the engine reports an error or is unreachable
   */
  Optional<?> look(DurableTaskClient client) {
    return running.look(client);
  }

  /** The outcome if the engine is out of reach now. */
  Unavailable unavailable() {
    return new Unavailable(request.id(), sent);
  }

  private StartOutcome schedule(DurableTaskClient client, OrchestrationMetadata seen) {
    NewOrchestrationInstanceOptions start =
        new NewOrchestrationInstanceOptions()
            .setInstanceId(request.id().value())
            // A string would be sent in quotes; a raw value is sent unchanged.
            .setInput(new RawValue(token.appendTo(request.input())))
            .setStartTime(request.startAt());
    boolean sentBefore = sent;
    sent = true;
    try {
      StartCalls.schedule(client, request.orchestrator(), start, fields(seen));
    } catch (StatusRuntimeException e) {
      return afterFailedSchedule(client, e, seen, sentBefore);
    }
    return readBack
        .run(client)
        .orElseGet(
            () ->
                new Unverified(
                    request.id(), "the instance no longer exists; it may have been purged"));
  }

  /**
   * Queries the status again if the answer took long, because another process may have started and
   * finished the instance in the meantime, and the engine may ignore the reuse policy. The number
   * of queries is limited, so that slow storage does not prevent the start.
   */
  private TaggedInstance query(DurableTaskClient client) {
    for (int queries = 1; ; queries++) {
      long begin = nanoTime.getAsLong();
      TaggedInstance seen = StartCalls.query(client, request.id().value(), false);
      if (nanoTime.getAsLong() - begin <= MAX_STATUS_AGE_NANOS || queries == MAX_QUERIES) {
        return seen;
      }
    }
  }

  /**
   * A lost race is ALREADY_EXISTS on most engines and may be INTERNAL on MSSQL. In both cases the
   * ID now belongs to an instance that did not exist before. If Azure Storage is out of reach,
   * schedule and read-back both fail. If the read-back finds nothing new, the failure is thrown:
   * the engine may always refuse this start, and a retry must not be suggested then.
   *
   * @param sentBefore whether the start had been sent on another client, so that ALREADY_EXISTS may
   *     refer to this start
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
    StartOutcome found = readBack.run(client).orElse(null);
    if (found instanceof Started) {
      return found;
    }
    if (found instanceof AlreadyExists other && (refused || isNew(other, seen))) {
      return new AlreadyExists(request.id(), other.instance(), isNew(other, seen));
    }
    if (refused) {
      return sentBefore && found != null
          ? found
          : new AlreadyExists(request.id(), null, !Existing.isFound(seen));
    }
    if (found instanceof Unavailable && DurableClients.isOutOfReach(failure.getStatus())) {
      return found;
    }
    throw failure;
  }

  private static boolean isNew(AlreadyExists other, OrchestrationMetadata seen) {
    return !Existing.isFound(seen)
        || other.instance() == null
        || !other.instance().createdAt().equals(seen.getCreatedAt());
  }
}
