package dev.durablesingleton.page;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.page.Outcome.Told;
import dev.durablesingleton.singleton.InstanceId;
import dev.durablesingleton.singleton.JsonInput;
import dev.durablesingleton.singleton.Reuse;
import dev.durablesingleton.singleton.StartOutcome;
import dev.durablesingleton.singleton.StartOutcome.AlreadyExists;
import dev.durablesingleton.singleton.StartOutcome.Started;
import dev.durablesingleton.singleton.StartOutcome.TooLarge;
import dev.durablesingleton.singleton.StartOutcome.Unavailable;
import dev.durablesingleton.singleton.StartOutcome.Unverified;
import dev.durablesingleton.singleton.StartRequest;
import io.grpc.StatusRuntimeException;

/**
 * Starts what an instance ran once more with the same input, through the singleton starter: the
 * client's own restart would give two readers who click at once two runs.
 */
record Restart(PageParts parts) {

  Outcome run(DurableClientContext durable, ActionRequest request) {
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
          Verdict.REFUSED, "This app has no orchestrator '" + instance.getName() + "' any more.");
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

  private static Outcome told(StartOutcome outcome) {
    if (outcome instanceof Started started) {
      String id = started.id().value();
      return new Told(Verdict.ACCEPTED, "Started with ID '" + id + "'.", id);
    }
    if (outcome instanceof AlreadyExists exists) {
      return Told.of(
          Verdict.REFUSED, "The instance with ID '" + exists.id() + "' has not finished.");
    }
    if (outcome instanceof Unverified unverified) {
      return Told.of(
          Verdict.BAD_ANSWER,
          "It was scheduled, but whether by this request is not known: "
              + unverified.reason()
              + ".");
    }
    if (outcome instanceof TooLarge tooLarge) {
      return Told.of(Verdict.REFUSED, "The input is larger than " + tooLarge.limit() + " bytes.");
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
            Verdict.UNAVAILABLE,
            "The Durable engine or its storage was not reachable, and the instance with ID '"
                + id
                + "' may have been started all the same; look at it in a moment.",
            id)
        : Told.of(
            Verdict.UNAVAILABLE,
            "The Durable engine or its storage was not reachable, and nothing was started; try"
                + " again in a moment.");
  }
}
