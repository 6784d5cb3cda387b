package dev.durablesingleton.dashboard;

import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.dashboard.ActionResult.Told;
import io.grpc.Status;
import java.util.Objects;

/** What the engine's own errors tell the reader. */
final class EngineRefusal {

  private EngineRefusal() {}

  /** Of a call that shows whether the engine and its storage are there, such as a question. */
  static Told of(Status status) {
    return DurableClients.isOutOfReach(status)
        ? Told.of(
            ActionStatus.UNAVAILABLE,
            "The Durable engine or its storage was not reachable, and whether it got the request is"
                + " not known; look again in a moment.")
        : byReachable(status);
  }

  /** Of a call that failed although the engine and its storage answer questions. */
  static Told byReachable(Status status) {
    String reason = Objects.requireNonNullElse(status.getDescription(), status.getCode().name());
    return switch (status.getCode()) {
      case NOT_FOUND -> Told.of(ActionStatus.NOT_FOUND, "The engine answered: " + reason);
      case INVALID_ARGUMENT -> Told.of(ActionStatus.INVALID, "The engine answered: " + reason);
      case UNIMPLEMENTED ->
          Told.of(ActionStatus.UNSUPPORTED, "The engine cannot do this: " + reason);
      case RESOURCE_EXHAUSTED ->
          Told.of(
              ActionStatus.BAD_ANSWER, "The answer is larger than one message may be: " + reason);
      default -> Told.of(ActionStatus.REFUSED, "The engine refused: " + reason);
    };
  }
}
