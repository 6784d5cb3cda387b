package dev.durablesingleton.internal.dashboard;

import dev.durablesingleton.internal.client.ManagementClient;
import dev.durablesingleton.internal.dashboard.ActionResult.Message;
import dev.durablesingleton.internal.links.OwnHostLinks;
import dev.durablesingleton.start.InvalidRequestException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signals an entity; the durable client of SDK 1.5.0 has no call for it. */
final class SignalAction {

  private static final Pattern ENTITY = Pattern.compile("@([^@]+)@(.+)", Pattern.DOTALL);

  private final ManagementClient management;

  SignalAction(ManagementClient management) {
    this.management = management;
  }

  /**
   * Sends the signal with the request's event as its operation and the request's data.
   *
   * @throws InvalidRequestException if the ID is not that of an entity
   */
  ActionResult run(OwnHostLinks links, ActionRequest request) {
    Matcher entity = ENTITY.matcher(request.id());
    if (!entity.matches()) {
      throw new InvalidRequestException(
          "The ID is '"
              + request.id()
              + "'; that of an entity that can be signaled has the form @name@key.");
    }
    Optional<HttpResponse<String>> answer =
        management.post(
            links.signal(entity.group(1), entity.group(2), request.event()), request.data().text());
    if (answer.isEmpty()) {
      return Message.of(
          ActionStatus.UNAVAILABLE,
          "The host's management API did not answer. It may or may not have received the signal;"
              + " check the entity in a moment.");
    }
    int status = answer.get().statusCode();
    return switch (status) {
      case 202 ->
          Message.of(
              ActionStatus.ACCEPTED,
              "The engine accepted the signal. Nobody is told if the operation fails; the app's log"
                  + " says so.");
      case 400 ->
          Message.of(
              ActionStatus.INVALID,
              "The management API refused the signal. " + RefusalText.of(answer.get().body()));
      case 404 ->
          Message.of(
              ActionStatus.UNSUPPORTED,
              "The management API does not reach this entity. It reaches none whose key contains a"
                  + " slash, and none of an app whose Durable extension has no entities.");
      default ->
          Message.of(
              ActionStatus.BAD_ANSWER,
              "The management API answered " + status + ". " + RefusalText.of(answer.get().body()));
    };
  }
}
