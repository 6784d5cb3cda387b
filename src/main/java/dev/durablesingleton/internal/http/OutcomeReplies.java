package dev.durablesingleton.internal.http;

import static com.microsoft.azure.functions.HttpStatus.BAD_GATEWAY;
import static com.microsoft.azure.functions.HttpStatus.CONFLICT;
import static com.microsoft.azure.functions.HttpStatus.PAYLOAD_TOO_LARGE;
import static com.microsoft.azure.functions.HttpStatus.SERVICE_UNAVAILABLE;
import static com.microsoft.azure.functions.HttpStatus.UNPROCESSABLE_ENTITY;

import dev.durablesingleton.internal.http.StartReply.Accepted;
import dev.durablesingleton.internal.http.StartReply.Finished;
import dev.durablesingleton.internal.http.StartReply.Refused;
import dev.durablesingleton.internal.links.ManagementLinks;
import dev.durablesingleton.internal.start.MessageSize;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.AnotherRun;
import dev.durablesingleton.start.StartOutcome.Busy;
import dev.durablesingleton.start.StartOutcome.KeyReused;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.StillRunning;
import dev.durablesingleton.start.StartOutcome.TooLarge;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartOutcome.Unverified;
import dev.durablesingleton.start.StartOutcome.Visitor;
import java.util.function.Function;

/** The reply to each outcome of a start. */
final class OutcomeReplies implements Visitor<StartReply> {

  private static final int RETRY_SECONDS = 10;

  private final Function<InstanceId, ManagementLinks> links;

  OutcomeReplies(Function<InstanceId, ManagementLinks> links) {
    this.links = links;
  }

  @Override
  public StartReply started(Started started) {
    return started.finished() == null
        ? new Accepted(links.apply(started.id()))
        : new Finished(FinishedInstance.of(started.finished()));
  }

  @Override
  public StartReply alreadyExists(AlreadyExists exists) {
    return new Refused(
        Refusal.of(
                CONFLICT,
                "Instance already exists",
                "An instance with ID '" + exists.id() + "' already exists.")
            .because(links.apply(exists.id()), exists.instance()));
  }

  /**
   * Not 202, which only one caller may get, and not 409, because the instance may be this caller's.
   */
  @Override
  public StartReply unverified(Unverified unverified) {
    return new Refused(
        Refusal.of(
                BAD_GATEWAY,
                "Start not verified",
                String.format(
                    "The instance with ID '%s' was scheduled, but it could not be verified that this"
                        + " request started it (%s). Compare the input shown by its status URL.",
                    unverified.id(), unverified.reason()))
            .because(links.apply(unverified.id()), null));
  }

  @Override
  public StartReply unavailable(Unavailable unavailable) {
    String title = "Engine not reachable";
    Refusal refusal =
        unavailable.mayHaveStarted()
            ? Refusal.of(
                    SERVICE_UNAVAILABLE,
                    title,
                    String.format(
                        "The Durable engine or its storage is not reachable, and the instance with"
                            + " ID '%s' may have been started all the same; its status URL will"
                            + " tell, so look there before you try again.",
                        unavailable.id()))
                .because(links.apply(unavailable.id()), null)
            : Refusal.of(
                SERVICE_UNAVAILABLE,
                title,
                "The Durable engine or its storage is not reachable, and nothing was started; try"
                    + " again later.");
    return new Refused(refusal.retryAfter(RETRY_SECONDS));
  }

  @Override
  public StartReply busy(Busy busy) {
    return new Refused(
        Refusal.of(
                SERVICE_UNAVAILABLE,
                "Start in progress",
                String.format(
                    "Other starts of ID '%s' did not end within %d seconds, and this request started"
                        + " nothing; try again later.",
                    busy.id(), busy.limit().toSeconds()))
            .retryAfter(RETRY_SECONDS));
  }

  @Override
  public StartReply keyReused(KeyReused reused) {
    return new Refused(
        Refusal.of(
            UNPROCESSABLE_ENTITY,
            "Idempotency key reused",
            String.format(
                "The idempotency key '%s' has started the instance with ID '%s' with another body;"
                    + " send another request with another key.",
                reused.key().value(), reused.id())));
  }

  @Override
  public StartReply anotherRun(AnotherRun other) {
    return new Refused(
        Refusal.of(
                CONFLICT,
                "Instance already exists",
                String.format(
                    "An instance with ID '%s' already exists, and it is not the run that this request"
                        + " saw. It has no tag, so it may also be that run after it continued as"
                        + " new; try again.",
                    other.id()))
            .because(links.apply(other.id()), other.instance()));
  }

  @Override
  public StartReply stillRunning(StillRunning running) {
    return new Refused(
        Refusal.of(
                SERVICE_UNAVAILABLE,
                "Instance still running",
                String.format(
                    "The instance with ID '%s' was terminated, but did not end within %d seconds, and"
                        + " nothing was started; try again later.",
                    running.id(), running.limit().toSeconds()))
            .because(links.apply(running.id()), null)
            .retryAfter(RETRY_SECONDS));
  }

  @Override
  public StartReply tooLarge(TooLarge tooLarge) {
    return new Refused(
        Refusal.of(
            PAYLOAD_TOO_LARGE,
            "Input too large",
            String.format(
                "The input is larger than %d bytes, the limit for an input in a message of %d bytes;"
                    + " nothing was started.",
                tooLarge.limit(), MessageSize.LIMIT)));
  }
}
