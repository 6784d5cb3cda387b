package dev.durablesingleton.internal.dashboard;

import com.fasterxml.jackson.databind.util.RawValue;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.internal.app.App;
import dev.durablesingleton.internal.dashboard.ActionResult.Message;
import dev.durablesingleton.internal.links.ApiFormat;
import dev.durablesingleton.internal.links.OwnHostLinks;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.logging.Logger;

/** Runs actions. None is retried: an event that is raised again would be a second event. */
final class ActionRunner {

  private final App app;

  ActionRunner(App app) {
    this.app = app;
  }

  ActionResult run(
      DurableClientContext durable, OwnHostLinks links, ActionRequest request, Logger log) {
    return switch (request.action()) {
      case REWIND -> new RewindAction(app.management()).run(links, request);
      case SIGNAL -> new SignalAction(app.management()).run(links, request);
      case RELEASE -> new ReleaseAction(app.clients()).run(durable);
      case RESTART -> new RestartAction(app).run(durable, request, log);
      default -> app.clients().call(durable, (client, retry) -> call(client, retry, request));
    };
  }

  /**
   * The retry makes no call; it only replaces the client, so that the user's next attempt works.
   */
  private static ActionResult call(DurableTaskClient client, boolean retry, ActionRequest request) {
    if (retry) {
      return EngineRefusal.of(Status.UNAVAILABLE);
    }
    try {
      return call(client, request);
    } catch (StatusRuntimeException e) {
      return switch (e.getStatus().getCode()) {
        case UNKNOWN, INTERNAL -> afterUnspecificFailure(client, request.id(), e.getStatus());
        default -> throw e;
      };
    }
  }

  /**
   * If storage is out of reach, the status query fails too. Otherwise the engine refused the
   * action; version 2 of the extension then answers UNKNOWN without a reason, even for a missing
   * instance.
   */
  private static ActionResult afterUnspecificFailure(
      DurableTaskClient client, String id, Status failure) {
    OrchestrationMetadata instance = client.getInstanceMetadata(id, false);
    if (!instance.isInstanceFound()) {
      return Message.noInstance(id);
    }
    return failure.getCode() == Status.Code.UNKNOWN
        ? wrongState(instance)
        : EngineRefusal.byReachable(failure);
  }

  private static ActionResult call(DurableTaskClient client, ActionRequest request) {
    String id = request.id();
    String reason = request.reason().isEmpty() ? null : request.reason();
    switch (request.action()) {
      case RAISE_EVENT ->
          client.raiseEvent(id, request.event(), new RawValue(request.data().text()));
      case SUSPEND -> client.suspendInstance(id, reason);
      case RESUME -> client.resumeInstance(id, reason);
      case TERMINATE -> client.terminate(id, reason);
      case PURGE -> {
        return purge(client, id);
      }
      default -> throw new IllegalStateException(request.action() + " is not a call of the client");
    }
    return Message.of(
        ActionStatus.ACCEPTED,
        "The engine accepted the request; it takes effect with the instance's next turn.");
  }

  /** Checks the status first, because version 2 of the extension purges running instances too. */
  private static ActionResult purge(DurableTaskClient client, String id) {
    OrchestrationMetadata instance = client.getInstanceMetadata(id, false);
    if (!instance.isInstanceFound()) {
      return Message.noInstance(id);
    }
    if (!StateName.isFinished(instance.getRuntimeStatus())) {
      return wrongState(instance);
    }
    return client.purgeInstance(id).getDeletedInstanceCount() == 0
        ? Message.noInstance(id)
        : Message.of(ActionStatus.ACCEPTED, "The instance and its history were deleted.");
  }

  private static Message wrongState(OrchestrationMetadata instance) {
    return Message.of(
        ActionStatus.REFUSED,
        "The instance is "
            + ApiFormat.of(instance.getRuntimeStatus())
            + "; the action is not possible in this state.");
  }
}
