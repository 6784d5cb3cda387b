package dev.durablesingleton.start;

import com.microsoft.durabletask.DurableTaskClient;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.client.StartCalls;
import dev.durablesingleton.client.TaggedInstance;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartOutcome.Unverified;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.Optional;

/** Reads an instance back after a start, to see which start created it. Immutable. */
final class ReadBack {

  private final InstanceId id;
  private final StartToken token;
  private final DroppedTags droppedTags;

  /** Reads the instance with this ID back, and compares its token with that of the start. */
  ReadBack(InstanceId id, StartToken token, DroppedTags droppedTags) {
    this.id = id;
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
      instance = StartCalls.query(client, id.value());
    } catch (StatusRuntimeException e) {
      if (DurableClients.isUnavailable(e)) {
        throw e;
      }
      return Optional.of(unreadable(e));
    }
    if (!ExistingInstance.isFound(instance.metadata())) {
      return Optional.empty();
    }
    return Optional.of(
        isOwn(instance)
            ? new Started(id)
            : new AlreadyExists(id, ExistingInstance.find(instance.metadata()), true));
  }

  /**
   * Whether the instance has this start's token. The tag decides if there is one, because the input
   * changes with continue-as-new. A sub-orchestration inherits its parent's tag, which is never the
   * token of another start.
   */
  private boolean isOwn(TaggedInstance instance) {
    boolean inInput = token.isIn(instance.metadata().getSerializedInput());
    String tag = instance.tags().orElse(Map.of()).get(StartToken.TAG);
    if (tag != null) {
      return token.isTag(tag);
    }
    if (inInput && instance.tags().isPresent()) {
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
