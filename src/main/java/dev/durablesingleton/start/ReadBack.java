package dev.durablesingleton.start;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.OrchestrationMetadata;
import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartOutcome.Unverified;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/** Reads an instance back after a start, to see which start created it. Immutable. */
final class ReadBack {

  private final InstanceId id;
  private final StartToken token;

  /** Reads the instance with this ID back, and compares its token with that of the start. */
  ReadBack(InstanceId id, StartToken token) {
    this.id = id;
    this.token = token;
  }

  /**
   * Queries the instance and returns the outcome of the start. Every engine stores an instance
   * before it answers the start, so this is never too early.
   *
   * @return empty if there is no instance
   * @throws StatusRuntimeException if the client has lost its engine
   */
  Optional<StartOutcome> run(DurableTaskClient client) {
    OrchestrationMetadata instance;
    try {
      instance = client.getInstanceMetadata(id.value(), true);
    } catch (StatusRuntimeException e) {
      if (DurableClients.isUnavailable(e)) {
        throw e;
      }
      return Optional.of(unreadable(e));
    }
    if (!ExistingInstance.isFound(instance)) {
      return Optional.empty();
    }
    return Optional.of(
        token.isIn(instance.getSerializedInput())
            ? new Started(id)
            : new AlreadyExists(id, ExistingInstance.of(instance), true));
  }

  private StartOutcome unreadable(StatusRuntimeException failure) {
    return DurableClients.isOutOfReach(failure.getStatus())
        ? new Unavailable(id, true)
        : new Unverified(
            id, "the engine answered " + failure.getStatus().getCode() + " to the read-back");
  }
}
