package dev.durablesingleton.internal.dashboard;

import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.dashboard.ActionResult.Message;
import io.grpc.Status;
import java.util.Objects;

/** Translates the engine's gRPC errors into messages for the user. */
final class EngineRefusal {

  private EngineRefusal() {}

  /** The message for a failed call that also shows whether the engine and its storage answer. */
  static Message of(Status status) {
    return DurableClients.isOutOfReach(status)
        ? Message.of(
            ActionStatus.UNAVAILABLE,
            "The Durable engine or its storage is not reachable. It may or may not have received the"
                + " request; check the instance in a moment.")
        : byReachable(status);
  }

  /** The message for a failed call to an engine that is known to be reachable. */
  static Message byReachable(Status status) {
    String reason = Objects.requireNonNullElse(status.getDescription(), status.getCode().name());
    return switch (status.getCode()) {
      case NOT_FOUND -> Message.of(ActionStatus.NOT_FOUND, "The engine answered: " + reason);
      case INVALID_ARGUMENT -> Message.of(ActionStatus.INVALID, "The engine answered: " + reason);
      case UNIMPLEMENTED ->
          Message.of(ActionStatus.UNSUPPORTED, "The engine cannot do this: " + reason);
      case RESOURCE_EXHAUSTED ->
          Message.of(
              ActionStatus.BAD_ANSWER, "The answer exceeds the size limit of a message: " + reason);
      default -> Message.of(ActionStatus.REFUSED, "The engine refused: " + reason);
    };
  }
}
