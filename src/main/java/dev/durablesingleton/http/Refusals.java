package dev.durablesingleton.http;

import static com.microsoft.azure.functions.HttpStatus.BAD_GATEWAY;
import static com.microsoft.azure.functions.HttpStatus.BAD_REQUEST;
import static com.microsoft.azure.functions.HttpStatus.CONFLICT;
import static com.microsoft.azure.functions.HttpStatus.INTERNAL_SERVER_ERROR;
import static com.microsoft.azure.functions.HttpStatus.LENGTH_REQUIRED;
import static com.microsoft.azure.functions.HttpStatus.NOT_FOUND;
import static com.microsoft.azure.functions.HttpStatus.PAYLOAD_TOO_LARGE;
import static com.microsoft.azure.functions.HttpStatus.SERVICE_UNAVAILABLE;

import dev.durablesingleton.links.ManagementLinks;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.BadRequest;
import dev.durablesingleton.start.StartOutcome.LengthRequired;
import dev.durablesingleton.start.StartOutcome.Misconfigured;
import dev.durablesingleton.start.StartOutcome.TooLarge;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartOutcome.UnknownOrchestrator;
import dev.durablesingleton.start.StartOutcome.Unverified;
import dev.durablesingleton.start.StartRequest;
import java.util.function.Function;

/** Creates the refusal for each unsuccessful outcome. */
final class Refusals {

  private static final int RETRY_SECONDS = 10;

  /** The refusal after an unexpected exception, whose cause is only in the log. */
  static final Refusal UNFORESEEN =
      Refusal.of(
          INTERNAL_SERVER_ERROR,
          "Unforeseen failure",
          "The request failed for a reason that is in the app's log under this invocation's ID.");

  private final Function<InstanceId, ManagementLinks> links;

  Refusals(Function<InstanceId, ManagementLinks> links) {
    this.links = links;
  }

  Refusal of(StartOutcome outcome) {
    if (outcome instanceof AlreadyExists exists) {
      return Refusal.of(
              CONFLICT,
              "Instance already exists",
              "An instance with ID '" + exists.id() + "' already exists.")
          .because(links.apply(exists.id()), exists.instance());
    }
    if (outcome instanceof Unverified unverified) {
      // Not 202, which only one caller may get, and not 409, because the instance may be this
      // caller's.
      return Refusal.of(BAD_GATEWAY, "Start not verified", sentence(unverified))
          .because(links.apply(unverified.id()), null);
    }
    if (outcome instanceof Unavailable unavailable) {
      return of(unavailable);
    }
    if (outcome instanceof TooLarge tooLarge) {
      return Refusal.of(PAYLOAD_TOO_LARGE, "Input too large", sentence(tooLarge));
    }
    if (outcome instanceof UnknownOrchestrator unknown) {
      return Refusal.of(NOT_FOUND, "Unknown orchestrator", sentence(unknown));
    }
    if (outcome instanceof BadRequest bad) {
      return Refusal.of(BAD_REQUEST, "Invalid request", bad.sentence());
    }
    if (outcome instanceof LengthRequired) {
      return Refusal.of(
          LENGTH_REQUIRED,
          "Length required",
          "The body has no Content-Length, so the Functions host dropped it; send it with a Content-Length.");
    }
    if (outcome instanceof Misconfigured misconfigured) {
      return Refusal.of(INTERNAL_SERVER_ERROR, "Invalid setting", misconfigured.sentence());
    }
    throw new IllegalStateException("Unexpected outcome " + outcome + ".");
  }

  private Refusal of(Unavailable unavailable) {
    Refusal refusal =
        Refusal.of(SERVICE_UNAVAILABLE, "Engine not reachable", sentence(unavailable));
    return (unavailable.mayHaveStarted()
            ? refusal.because(links.apply(unavailable.id()), null)
            : refusal)
        .retryAfter(RETRY_SECONDS);
  }

  private static String sentence(Unavailable unavailable) {
    return unavailable.mayHaveStarted()
        ? String.format(
            "The Durable engine or its storage is not reachable, and the instance with ID '%s' may"
                + " have been started all the same; its status URL will tell, so look there before"
                + " you try again.",
            unavailable.id())
        : "The Durable engine or its storage is not reachable, and nothing was started; try again"
            + " later.";
  }

  private static String sentence(Unverified unverified) {
    return String.format(
        "The instance with ID '%s' was scheduled, but it could not be verified that this request"
            + " started it (%s). Compare the input shown by its status URL.",
        unverified.id(), unverified.reason());
  }

  private static String sentence(TooLarge tooLarge) {
    return String.format(
        "The input is larger than %s bytes, the limit for an input in a message of %s bytes; nothing was started.",
        tooLarge.limit(), StartRequest.MESSAGE_LIMIT);
  }

  private static String sentence(UnknownOrchestrator unknown) {
    return String.format(
        "There is no orchestrator '%s'; this app has %s.",
        unknown.name(), unknown.known().isEmpty() ? "none" : String.join(", ", unknown.known()));
  }
}
