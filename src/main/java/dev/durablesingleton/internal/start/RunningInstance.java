package dev.durablesingleton.internal.start;

import com.microsoft.durabletask.DurableTaskClient;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.client.StartCalls;
import dev.durablesingleton.internal.client.TaggedInstance;
import dev.durablesingleton.start.ExistingInstance;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.AnotherRun;
import dev.durablesingleton.start.StartOutcome.StillRunning;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends the running instance that a start with {@link Reuse#ANY} replaces. Only the run that the
 * caller saw before it waited for other starts is ended, so of many callers that saw it one starts
 * the next. Not thread-safe.
 */
final class RunningInstance {

  private static final String REASON = "Replaced by a start with reuse=any.";

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  /**
   * A run of an instance.
   *
   * @param token of the tag; null for a run without one, which only its creation time identifies,
   *     and which changes with continue-as-new
   */
  private record Run(@Nullable StartToken token, Instant createdAt) {

    static Optional<Run> of(TaggedInstance instance) {
      return Existing.find(instance)
          .map(found -> new Run(StartToken.ofTag(instance).orElse(null), found.createdAt()));
    }

    boolean is(Run other) {
      return token != null ? token.equals(other.token) : equals(other);
    }
  }

  private final InstanceId id;
  private final StartLimits limits;
  private @Nullable Run expected;

  RunningInstance(InstanceId id, StartLimits limits) {
    this.id = id;
    this.limits = limits;
  }

  /**
   * Reads the run that is to be replaced.
   *
   * @return the run; empty if there is none
   * @throws StatusRuntimeException if the engine reports an error or is unreachable
   */
  Optional<?> look(DurableTaskClient client) {
    Optional<Run> seen = Run.of(StartCalls.query(client, id.value(), true));
    expected = seen.orElse(null);
    return seen;
  }

  /**
   * Terminates the run and waits for its end. An engine may accept a termination and lose it, so it
   * is repeated, each time directly after a read that still shows the run.
   *
   * @return the outcome of the start if the run cannot be replaced; empty if the ID is free
   * @throws StatusRuntimeException if the engine reports an error or is unreachable
   */
  Optional<StartOutcome> end(DurableTaskClient client, Deadline deadline) {
    Duration pause = FIRST_PAUSE;
    Duration sinceTermination = limits.terminateAgain();
    while (true) {
      TaggedInstance instance = StartCalls.query(client, id.value(), true);
      Optional<ExistingInstance> existing = Existing.find(instance);
      if (existing.isEmpty()) {
        return Optional.empty();
      }
      Run now = Run.of(instance).orElseThrow();
      if (expected == null || !expected.is(now)) {
        return Optional.of(otherThan(now, existing.get()));
      }
      if (Reuse.FINISHED.allows(existing.get().status())) {
        return Optional.empty();
      }
      if (sinceTermination.compareTo(limits.terminateAgain()) >= 0) {
        terminate(client);
        sinceTermination = Duration.ZERO;
      }
      if (deadline.timeRemaining(TimeUnit.NANOSECONDS) < 2 * pause.toNanos() || !sleep(pause)) {
        return Optional.of(new StillRunning(id, limits.start()));
      }
      sinceTermination = sinceTermination.plus(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private StartOutcome otherThan(Run now, ExistingInstance existing) {
    boolean mayBeTheSame = expected != null && expected.token() == null && now.token() == null;
    return mayBeTheSame ? new AnotherRun(id, existing) : new AlreadyExists(id, existing, true);
  }

  private void terminate(DurableTaskClient client) {
    try {
      client.terminate(id.value(), REASON);
    } catch (StatusRuntimeException e) {
      if (DurableClients.isUnavailable(e)) {
        throw e;
      }
      // The run may just have ended; the next read shows it.
    }
  }

  private static boolean sleep(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
