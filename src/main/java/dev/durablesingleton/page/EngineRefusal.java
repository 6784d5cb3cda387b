package dev.durablesingleton.page;

import dev.durablesingleton.client.DurableClients;
import dev.durablesingleton.page.Outcome.Told;
import io.grpc.Status;
import java.util.Objects;

/** What the engine's own errors tell the reader. */
final class EngineRefusal {

  private EngineRefusal() {}

  /** Of a call that shows whether the engine and its storage are there, such as a question. */
  static Told of(Status status) {
    return DurableClients.isOutOfReach(status)
        ? Told.of(
            Verdict.UNAVAILABLE,
            "The Durable engine or its storage was not reachable, and whether it got the request is"
                + " not known; look again in a moment.")
        : byReachable(status);
  }

  /** Of a call that failed although the engine and its storage answer questions. */
  static Told byReachable(Status status) {
    String reason = Objects.requireNonNullElse(status.getDescription(), status.getCode().name());
    return switch (status.getCode()) {
      case NOT_FOUND -> Told.of(Verdict.NOT_FOUND, "The engine answered: " + reason);
      case INVALID_ARGUMENT -> Told.of(Verdict.INVALID, "The engine answered: " + reason);
      case UNIMPLEMENTED -> Told.of(Verdict.UNSUPPORTED, "The engine cannot do this: " + reason);
      case RESOURCE_EXHAUSTED ->
          Told.of(Verdict.BAD_ANSWER, "The answer is larger than one message may be: " + reason);
      default -> Told.of(Verdict.REFUSED, "The engine refused: " + reason);
    };
  }
}
