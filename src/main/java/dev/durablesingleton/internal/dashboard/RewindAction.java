package dev.durablesingleton.internal.dashboard;

import dev.durablesingleton.internal.client.ManagementClient;
import dev.durablesingleton.internal.dashboard.ActionResult.Message;
import dev.durablesingleton.internal.links.OwnHostLinks;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Rewinds a failed instance; the Java durable client has no call for it. */
final class RewindAction {

  private final ManagementClient management;

  RewindAction(ManagementClient management) {
    this.management = management;
  }

  ActionResult run(OwnHostLinks links, ActionRequest request) {
    Optional<HttpResponse<String>> answer =
        management.post(links.rewind(request.id(), request.reason()));
    if (answer.isEmpty()) {
      return Message.of(
          ActionStatus.UNAVAILABLE,
          "The host's management API did not answer. It may or may not have received the request;"
              + " check the instance in a moment.");
    }
    String reason = RefusalText.of(answer.get().body());
    return switch (answer.get().statusCode()) {
      case 200, 202 ->
          Message.of(
              ActionStatus.ACCEPTED,
              "The engine accepted the request; the failed steps are retried.");
      case 404 -> Message.noInstance(request.id());
      case 410, 412, 500 ->
          Message.of(ActionStatus.REFUSED, "Only a failed instance can be rewound. " + reason);
      case 501 ->
          Message.of(
              ActionStatus.UNSUPPORTED, "The app's storage does not support rewind. " + reason);
      default ->
          Message.of(
              ActionStatus.BAD_ANSWER,
              "The management API answered " + answer.get().statusCode() + ". " + reason);
    };
  }
}
