package dev.durablesingleton.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durablesingleton.dashboard.ActionResult.Told;
import dev.durablesingleton.links.OwnHostLinks;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Sends a failed instance back to before its failure; the durable client of Java has no call. */
record RewindAction(ManagementClient management) {

  ActionResult run(OwnHostLinks links, ActionRequest request) {
    Optional<HttpResponse<String>> answer =
        management.post(links.rewind(request.id(), request.reason()));
    if (answer.isEmpty()) {
      return Told.of(
          ActionStatus.UNAVAILABLE,
          "The host's management API did not answer, and whether it got the request is not known;"
              + " look again in a moment.");
    }
    String reason = reason(answer.get().body());
    return switch (answer.get().statusCode()) {
      case 200, 202 ->
          Told.of(ActionStatus.ACCEPTED, "The engine took it; what failed is tried once more.");
      case 404 -> Told.noInstance(request.id());
      case 410, 412, 500 ->
          Told.of(ActionStatus.REFUSED, "Only a failed instance can be rewound. " + reason);
      case 501 ->
          Told.of(ActionStatus.UNSUPPORTED, "The storage of this app cannot rewind. " + reason);
      default ->
          Told.of(
              ActionStatus.BAD_ANSWER,
              "The management API answered " + answer.get().statusCode() + ". " + reason);
    };
  }

  /** The body is empty, a JSON string, or an object with one message or two. */
  private static String reason(String body) {
    try {
      JsonNode json = DashboardJson.read(body);
      String exception = json.path("ExceptionMessage").asText();
      return exception.isEmpty() ? json.path("Message").asText(json.asText()) : exception;
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
