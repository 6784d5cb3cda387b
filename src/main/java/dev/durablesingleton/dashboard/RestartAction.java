package dev.durablesingleton.dashboard;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.dashboard.ActionResult.Told;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.TooLarge;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartOutcome.Unverified;
import dev.durablesingleton.start.StartRequest;
import io.grpc.StatusRuntimeException;

/**
 * Starts what an instance ran once more with the same input, through the singleton starter: the
 * client's own restart would give two readers who click at once two runs.
 */
record RestartAction(DashboardContext parts) {

  ActionResult run(DurableClientContext durable, ActionRequest request) {
    InstanceId id = request.newId() ? InstanceId.random() : new InstanceId(request.id());
    OrchestrationMetadata instance =
        parts
            .clients()
            .call(durable, (client, again) -> client.getInstanceMetadata(request.id(), true));
    if (!instance.isInstanceFound()) {
      return Told.noInstance(request.id());
    }
    if (parts.orchestrators().find(instance.getName()).isEmpty()) {
      return Told.of(
          ActionStatus.REFUSED,
          "This app has no orchestrator '" + instance.getName() + "' any more.");
    }
    JsonInput input = JsonInput.ofBody(instance.getSerializedInput().strip());
    try {
      return told(
          parts
              .starter()
              .start(durable, new StartRequest(instance.getName(), id, input, Reuse.FINISHED)));
    } catch (StatusRuntimeException e) {
      // The starter has an outcome for an engine out of reach, so this one answers and refuses.
      return EngineRefusal.byReachable(e.getStatus());
    }
  }

  private static ActionResult told(StartOutcome outcome) {
    if (outcome instanceof Started started) {
      String id = started.id().value();
      return new Told(ActionStatus.ACCEPTED, "Started with ID '" + id + "'.", id);
    }
    if (outcome instanceof AlreadyExists exists) {
      return Told.of(
          ActionStatus.REFUSED, "The instance with ID '" + exists.id() + "' has not finished.");
    }
    if (outcome instanceof Unverified unverified) {
      return Told.of(
          ActionStatus.BAD_ANSWER,
          "It was scheduled, but whether by this request is not known: "
              + unverified.reason()
              + ".");
    }
    if (outcome instanceof TooLarge tooLarge) {
      return Told.of(
          ActionStatus.REFUSED, "The input is larger than " + tooLarge.limit() + " bytes.");
    }
    if (outcome instanceof Unavailable unavailable) {
      return told(unavailable);
    }
    throw new IllegalStateException("There is no answer for " + outcome + ".");
  }

  private static Told told(Unavailable unavailable) {
    String id = unavailable.id().value();
    return unavailable.mayHaveStarted()
        ? new Told(
            ActionStatus.UNAVAILABLE,
            "The Durable engine or its storage was not reachable, and the instance with ID '"
                + id
                + "' may have been started all the same; look at it in a moment.",
            id)
        : Told.of(
            ActionStatus.UNAVAILABLE,
            "The Durable engine or its storage was not reachable, and nothing was started; try"
                + " again in a moment.");
  }
}
