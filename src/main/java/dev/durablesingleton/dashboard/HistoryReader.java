package dev.durablesingleton.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durablesingleton.dashboard.ActionResult.Shown;
import dev.durablesingleton.dashboard.ActionResult.Told;
import dev.durablesingleton.dashboard.history.InstanceTimeline;
import dev.durablesingleton.links.OwnHostLinks;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Reads an instance's history from the management API, which alone has it. */
record HistoryReader(ManagementClient management) {

  ActionResult read(OwnHostLinks links, String id) {
    Optional<HttpResponse<String>> answer = management.get(links.history(id));
    if (answer.isEmpty()) {
      return Told.of(
          ActionStatus.UNAVAILABLE,
          "The host's management API, which has the history, did not answer.");
    }
    return switch (answer.get().statusCode()) {
      case 200, 202 -> shown(answer.get().body());
      case 404 ->
          Told.of(
              ActionStatus.NOT_FOUND,
              "The management API, which has the history, finds no instance with ID '"
                  + id
                  + "'. It never finds one whose ID holds a slash.");
      default ->
          Told.of(
              ActionStatus.BAD_ANSWER,
              "The management API, which has the history, answered "
                  + answer.get().statusCode()
                  + ".");
    };
  }

  private static ActionResult shown(String status) {
    try {
      JsonNode events = DashboardJson.read(status).path("historyEvents");
      return new Shown(InstanceTimeline.of(events));
    } catch (JsonProcessingException e) {
      return Told.of(
          ActionStatus.BAD_ANSWER,
          "The management API, which has the history, answered with something that is not JSON.");
    }
  }
}
