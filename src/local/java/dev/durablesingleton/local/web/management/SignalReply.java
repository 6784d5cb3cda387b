package dev.durablesingleton.local.web.management;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.engine.SignalOutcome;
import dev.durablesingleton.local.web.http.Reply;

/** Turns what became of an action into the extension's answer. */
final class SignalReply {

  private SignalReply() {}

  /** For terminate, suspend, resume and events; {@code verb} is what could not be done. */
  static Reply of(SignalOutcome outcome, String verb) {
    if (outcome instanceof SignalOutcome.WrongStatus wrong) {
      return wrong.status().isTerminal()
          ? Reply.empty(410)
          : Errors.detailed(
              500,
              Errors.WRONG,
              "Cannot "
                  + verb
                  + " the orchestration instance "
                  + wrong.instanceId()
                  + " because instance is in the "
                  + wrong.status().label()
                  + " state.",
              Errors.INVALID_OPERATION);
    }
    return Reply.empty(outcome instanceof SignalOutcome.Accepted ? 202 : 404);
  }

  static Reply ofRewind(SignalOutcome outcome) {
    if (outcome instanceof SignalOutcome.WrongStatus wrong) {
      return Errors.sentence(
          412,
          "This orchestration has status "
              + wrong.status().label()
              + ", but only orchestrations in the \"Failed\" state can be rewound.");
    } else if (outcome instanceof SignalOutcome.NoSuchInstance none) {
      // The stray dollar sign is the extension's (recorded).
      return Errors.sentence(
          404, "No orchestration with instance ID \"$" + none.instanceId() + "\" found.");
    }
    return Reply.empty(202);
  }

  static Reply ofPurge(SignalOutcome outcome) {
    if (outcome instanceof SignalOutcome.WrongStatus wrong) {
      return Errors.sentence(
          412,
          "Only orchestrations in a terminal state can be purged, but the orchestration with"
              + " instance ID "
              + wrong.instanceId()
              + " has status "
              + wrong.status().label());
    }
    return outcome instanceof SignalOutcome.Accepted ? purged(1) : Reply.empty(404);
  }

  static Reply purged(int count) {
    JsonObject body = new JsonObject();
    body.addProperty("instancesDeleted", count);
    return Reply.json(200, body);
  }
}
