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

/**
 * Tells, after a start was sent, whose start the instance is. Thread-safe: it holds values only.
 */
final class ReadBack {

  private final InstanceId id;
  private final StartToken mark;

  /**
   * Of the instance with this ID.
   *
   * @param mark the one that the start carried
   */
  ReadBack(InstanceId id, StartToken mark) {
    this.id = id;
    this.mark = mark;
  }

  /**
   * Whose start the instance is. Every engine stores it before it answers the start, so this cannot
   * come too early.
   *
   * @return empty when there is no instance
   * @throws StatusRuntimeException when the client has lost its engine
   */
  Optional<StartOutcome> on(DurableTaskClient client) {
    OrchestrationMetadata instance;
    try {
      instance = client.getInstanceMetadata(id.value(), true);
    } catch (StatusRuntimeException e) {
      if (DurableClients.isUnavailable(e)) {
        throw e;
      }
      return Optional.of(unread(e));
    }
    if (!ExistingInstance.isFound(instance)) {
      return Optional.empty();
    }
    return Optional.of(
        mark.isOn(instance.getSerializedInput())
            ? new Started(id)
            : new AlreadyExists(id, ExistingInstance.find(instance), true));
  }

  private StartOutcome unread(StatusRuntimeException failure) {
    return DurableClients.isOutOfReach(failure.getStatus())
        ? new Unavailable(id, true)
        : new Unverified(
            id, "the engine answered " + failure.getStatus().getCode() + " when asked for it");
  }
}
