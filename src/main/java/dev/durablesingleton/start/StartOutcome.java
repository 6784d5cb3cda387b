package dev.durablesingleton.start;

import com.microsoft.durabletask.OrchestrationMetadata;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Outcome of a start. {@link #accept} handles all cases. */
public sealed interface StartOutcome {

  /** Returns what the visitor's method for this case returns. */
  <T> T accept(Visitor<T> visitor);

  /** Has one method for each case. */
  interface Visitor<T> {

    T started(Started outcome);

    T alreadyExists(AlreadyExists outcome);

    T unverified(Unverified outcome);

    T unavailable(Unavailable outcome);

    T busy(Busy outcome);

    T tooLarge(TooLarge outcome);

    T keyReused(KeyReused outcome);

    T anotherRun(AnotherRun outcome);

    T stillRunning(StillRunning outcome);
  }

  /**
   * This request started the instance.
   *
   * @param repeated whether it had started it before, and now repeats the request with its key
   * @param finished the instance, if it finished within the requested wait time; otherwise null
   */
  record Started(InstanceId id, boolean repeated, @Nullable OrchestrationMetadata finished)
      implements StartOutcome {

    /** Started, and not waited for. */
    public Started(InstanceId id) {
      this(id, false, null);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.started(this);
    }
  }

  /**
   * The ID is taken by another start.
   *
   * @param instance the existing instance; null if the engine refused the start without details
   * @param raceLost whether the other start came while this one was running
   */
  record AlreadyExists(InstanceId id, @Nullable ExistingInstance instance, boolean raceLost)
      implements StartOutcome {

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.alreadyExists(this);
    }
  }

  /**
   * The engine accepted the start, but the read-back could not determine whether this request or
   * another one started the instance.
   */
  record Unverified(InstanceId id, String reason) implements StartOutcome {

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.unverified(this);
    }
  }

  /**
   * The engine or its storage was out of reach, or did not answer in time.
   *
   * @param mayHaveStarted whether the start had been sent, so that the engine may have accepted it;
   *     otherwise nothing was started
   */
  record Unavailable(InstanceId id, boolean mayHaveStarted) implements StartOutcome {

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.unavailable(this);
    }
  }

  /**
   * Other starts of the ID in this process did not end in time, so nothing was started.
   *
   * @param limit how long this start waited for them
   */
  record Busy(InstanceId id, Duration limit) implements StartOutcome {

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.busy(this);
    }
  }

  /**
   * The input is too large for one message.
   *
   * @param limit maximum length in bytes of UTF-8
   */
  record TooLarge(int limit) implements StartOutcome {

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.tooLarge(this);
    }
  }

  /** The instance was started under the request's idempotency key, but with another input. */
  record KeyReused(InstanceId id, IdempotencyKey key) implements StartOutcome {

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.keyReused(this);
    }
  }

  /**
   * The run that was to be replaced is no longer there. Without a tag, it cannot be told from the
   * next one of the same instance after continue-as-new.
   */
  record AnotherRun(InstanceId id, @Nullable ExistingInstance instance) implements StartOutcome {

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.anotherRun(this);
    }
  }

  /**
   * The run that was to be replaced was terminated, but did not end in time.
   *
   * @param limit how long this start took
   */
  record StillRunning(InstanceId id, Duration limit) implements StartOutcome {

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.stillRunning(this);
    }
  }
}
