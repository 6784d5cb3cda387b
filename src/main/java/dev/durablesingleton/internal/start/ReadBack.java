package dev.durablesingleton.internal.start;

import com.microsoft.durabletask.DurableTaskClient;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.client.StartCalls;
import dev.durablesingleton.internal.client.TaggedInstance;
import dev.durablesingleton.start.IdempotencyKey;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.KeyReused;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartOutcome.Unverified;
import dev.durablesingleton.start.StartRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an instance back after a start, to see which start created it. Immutable. */
final class ReadBack {

  private final InstanceId id;
  private final StartToken token;
  private final @Nullable IdempotencyKey key;
  private final DroppedTags droppedTags;

  /** Reads the instance of a start back, and compares its token with that of the start. */
  ReadBack(StartRequest request, StartToken token, DroppedTags droppedTags) {
    this.id = request.id();
    this.key = request.key();
    this.token = token;
    this.droppedTags = droppedTags;
  }

  /**
   * Queries the instance and returns the outcome of the start. Every engine stores an instance
   * before it answers the start, so this is never too early.
   *
   * @return empty if there is no instance
   * @throws StatusRuntimeException if the client has lost its engine
   */
  Optional<StartOutcome> run(DurableTaskClient client) {
    TaggedInstance instance;
    try {
      instance = StartCalls.query(client, id.value(), true);
    } catch (StatusRuntimeException e) {
      if (DurableClients.isUnavailable(e)) {
        throw e;
      }
      return Optional.of(unreadable(e));
    }
    if (!Existing.isFound(instance.metadata())) {
      return Optional.empty();
    }
    if (isOwn(instance)) {
      return Optional.of(new Started(id));
    }
    return Optional.of(
        keyReused(instance).orElseGet(() -> new AlreadyExists(id, Existing.of(instance), true)));
  }

  /**
   * The outcome of a request with a key that only repeats an earlier one, because the instance has
   * its token, or that has another input under the same key; empty for a new start. The engine is
   * asked before the start, so that {@code reuse} does not replace the caller's own run.
   *
   * @throws StatusRuntimeException if the engine reports an error, or the client has lost it
   */
  Optional<StartOutcome> repeated(DurableTaskClient client) {
    if (key == null) {
      return Optional.empty();
    }
    TaggedInstance instance;
    try {
      instance = StartCalls.query(client, id.value(), true);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.RESOURCE_EXHAUSTED) {
        throw e;
      }
      // Input and output do not fit into one message, so the token cannot be read.
      return Optional.empty();
    }
    if (!Existing.isFound(instance.metadata())) {
      return Optional.empty();
    }
    return StartToken.of(instance).filter(token::equals).isPresent()
        ? Optional.of(new Started(id, true, null))
        : keyReused(instance);
  }

  private Optional<StartOutcome> keyReused(TaggedInstance instance) {
    return key != null && StartToken.of(instance).filter(token::hasSameKey).isPresent()
        ? Optional.of(new KeyReused(id, key))
        : Optional.empty();
  }

  /**
   * Whether the instance has this start's token. The tag decides if there is one, because the input
   * changes with continue-as-new. A sub-orchestration inherits its parent's tag, which is never the
   * token of another start.
   */
  private boolean isOwn(TaggedInstance instance) {
    boolean inInput = token.isIn(instance.metadata().getSerializedInput());
    Optional<String> tag = instance.tag(StartToken.TAG);
    if (tag.isPresent()) {
      return token.isTag(tag.get());
    }
    if (inInput && instance.tags() != null) {
      droppedTags.detected();
    }
    return inInput;
  }

  private StartOutcome unreadable(StatusRuntimeException failure) {
    return DurableClients.isOutOfReach(failure.getStatus())
        ? new Unavailable(id, true)
        : new Unverified(
            id, "the engine answered " + failure.getStatus().getCode() + " to the read-back");
  }
}
