package dev.durablesingleton.local.web.management;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.web.http.HttpResponse;

/** Maps the outcome of an action to the response of the Durable extension. */
final class CommandResponse {

  private CommandResponse() {}

  /** For terminate, suspend, resume and events; {@code verb} names the action in a refusal. */
  static HttpResponse of(CommandResult outcome, String verb) {
    if (outcome instanceof CommandResult.WrongStatus wrong) {
      return wrong.status().isTerminal()
          ? HttpResponse.empty(410)
          : ErrorBodies.detailed(
              500,
              ErrorBodies.WRONG,
              "Cannot "
                  + verb
                  + " the orchestration instance "
                  + wrong.instanceId()
                  + " because instance is in the "
                  + wrong.status().label()
                  + " state.",
              ErrorBodies.INVALID_OPERATION);
    }
    if (outcome instanceof CommandResult.NotARequest not) {
      return ErrorBodies.simple(400, not.sentence());
    }
    return HttpResponse.empty(outcome instanceof CommandResult.Accepted ? 202 : 404);
  }

  static HttpResponse ofRewind(CommandResult outcome) {
    if (outcome instanceof CommandResult.WrongStatus wrong) {
      return ErrorBodies.sentence(
          412,
          "This orchestration has status "
              + wrong.status().label()
              + ", but only orchestrations in the \"Failed\" state can be rewound.");
    } else if (outcome instanceof CommandResult.NoSuchInstance none) {
      // The extension writes the dollar sign (recorded).
      return ErrorBodies.sentence(
          404, "No orchestration with instance ID \"$" + none.instanceId() + "\" found.");
    }
    return HttpResponse.empty(202);
  }

  static HttpResponse ofPurge(CommandResult outcome) {
    if (outcome instanceof CommandResult.WrongStatus wrong) {
      return ErrorBodies.sentence(
          412,
          "Only orchestrations in a terminal state can be purged, but the orchestration with"
              + " instance ID "
              + wrong.instanceId()
              + " has status "
              + wrong.status().label());
    }
    return outcome instanceof CommandResult.Accepted ? purged(1) : HttpResponse.empty(404);
  }

  static HttpResponse purged(int count) {
    JsonObject body = new JsonObject();
    body.addProperty("instancesDeleted", count);
    return HttpResponse.json(200, body);
  }
}
