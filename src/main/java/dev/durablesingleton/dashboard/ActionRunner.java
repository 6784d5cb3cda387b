package dev.durablesingleton.dashboard;

import com.fasterxml.jackson.databind.util.RawValue;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.dashboard.ActionResult.Told;
import dev.durablesingleton.links.ApiFormat;
import dev.durablesingleton.links.OwnHostLinks;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Carries out actions, each once: an event that is raised again would be another event. */
record ActionRunner(DashboardContext parts) {

  ActionResult run(DurableClientContext durable, OwnHostLinks links, ActionRequest request) {
    return switch (request.action()) {
      case REWIND -> new RewindAction(parts.management()).run(links, request);
      case RESTART -> new RestartAction(parts).run(durable, request);
      default -> parts.clients().call(durable, (client, again) -> call(client, again, request));
    };
  }

  /**
   * The second call comes with a fresh client, so that the reader's next try reaches the engine.
   */
  private static ActionResult call(DurableTaskClient client, boolean again, ActionRequest request) {
    if (again) {
      return EngineRefusal.of(Status.UNAVAILABLE);
    }
    try {
      return call(client, request);
    } catch (StatusRuntimeException e) {
      return switch (e.getStatus().getCode()) {
        case UNKNOWN, INTERNAL -> afterVagueFailure(client, request.id(), e.getStatus());
        default -> throw e;
      };
    }
  }

  /**
   * Storage out of reach fails the question too. Otherwise the engine has refused, and version 2 of
   * the extension says UNKNOWN and hides every reason, the missing instance too.
   */
  private static ActionResult afterVagueFailure(
      DurableTaskClient client, String id, Status failure) {
    OrchestrationMetadata instance = client.getInstanceMetadata(id, false);
    if (!instance.isInstanceFound()) {
      return Told.noInstance(id);
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
      default -> throw new IllegalStateException(request.action() + " is no call of the client");
    }
    return Told.of(
        ActionStatus.ACCEPTED, "The engine took it; it shows when the instance next takes a turn.");
  }

  /** Version 2 of the extension would also purge an instance that runs. */
  private static ActionResult purge(DurableTaskClient client, String id) {
    OrchestrationMetadata instance = client.getInstanceMetadata(id, false);
    if (!instance.isInstanceFound()) {
      return Told.noInstance(id);
    }
    if (!StateName.isFinished(instance.getRuntimeStatus())) {
      return wrongState(instance);
    }
    return client.purgeInstance(id).getDeletedInstanceCount() == 0
        ? Told.noInstance(id)
        : Told.of(ActionStatus.ACCEPTED, "The instance and its history are gone.");
  }

  private static Told wrongState(OrchestrationMetadata instance) {
    return Told.of(
        ActionStatus.REFUSED,
        "The instance is "
            + ApiFormat.of(instance.getRuntimeStatus())
            + ", and in that state this cannot be done.");
  }
}
