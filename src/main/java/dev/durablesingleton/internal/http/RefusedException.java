package dev.durablesingleton.internal.http;

import static com.microsoft.azure.functions.HttpStatus.BAD_REQUEST;
import static com.microsoft.azure.functions.HttpStatus.INTERNAL_SERVER_ERROR;
import static com.microsoft.azure.functions.HttpStatus.LENGTH_REQUIRED;
import static com.microsoft.azure.functions.HttpStatus.NOT_FOUND;

import dev.durablesingleton.internal.links.InvalidSettingException;
import dev.durablesingleton.start.InvalidRequestException;
import java.util.List;

/** A request that is refused before the engine is called. Checked, so that none is missed. */
final class RefusedException extends Exception {

  private final transient Refusal refusal;

  private RefusedException(Refusal refusal) {
    super(refusal.detail());
    this.refusal = refusal;
  }

  static RefusedException of(InvalidRequestException invalid) {
    return new RefusedException(Refusal.of(BAD_REQUEST, "Invalid request", invalid.getMessage()));
  }

  static RefusedException of(InvalidSettingException invalid) {
    return new RefusedException(
        Refusal.of(INTERNAL_SERVER_ERROR, "Invalid setting", invalid.getMessage()));
  }

  static RefusedException unknownOrchestrator(String name, List<String> known) {
    return new RefusedException(
        Refusal.of(
            NOT_FOUND,
            "Unknown orchestrator",
            String.format(
                "There is no orchestrator '%s'; this app has %s.",
                name, known.isEmpty() ? "none" : String.join(", ", known))));
  }

  static RefusedException lengthRequired() {
    return new RefusedException(
        Refusal.of(
            LENGTH_REQUIRED,
            "Length required",
            "The body has no Content-Length, so the Functions host dropped it; send it with a"
                + " Content-Length."));
  }

  Refusal refusal() {
    return refusal;
  }
}
