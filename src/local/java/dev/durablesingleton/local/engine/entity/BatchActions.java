package dev.durablesingleton.local.engine.entity;

import dev.durablesingleton.local.messages.OperationAction;
import dev.durablesingleton.local.messages.SendSignalAction;
import dev.durablesingleton.local.messages.Timestamps;
import java.util.List;
import java.util.UUID;

/** Performs the actions that the operations of a batch asked for, in order. */
final class BatchActions {

  private final EntityId sender;
  private final EntityOutbox out;

  BatchActions(EntityId sender, EntityOutbox out) {
    this.sender = sender;
    this.out = out;
  }

  void perform(List<OperationAction> actions) {
    for (OperationAction action : actions) {
      switch (action.getOperationActionTypeCase()) {
        case SENDSIGNAL -> signal(action.getSendSignal());
        case STARTNEWORCHESTRATION -> out.start(sender, action.getStartNewOrchestration());
        default ->
            out.warn(
                "Action %d of entity '%s' is of a kind that this host does not serve; it is ignored."
                    .formatted(action.getId(), sender));
      }
    }
  }

  private void signal(SendSignalAction action) {
    EntityId.parse(action.getInstanceId())
        .ifPresentOrElse(
            target -> signal(target, action),
            () ->
                out.warn(
                    "Entity '%s' signals '%s', which is not the ID of an entity; the signal is dropped."
                        .formatted(sender, action.getInstanceId())));
  }

  private void signal(EntityId target, SendSignalAction action) {
    out.send(
        target,
        EntityRequest.Operation.signal(
            UUID.randomUUID().toString(),
            action.getName(),
            action.hasInput() ? action.getInput().getValue() : null),
        action.hasScheduledTime() ? Timestamps.instant(action.getScheduledTime()) : null);
  }
}
