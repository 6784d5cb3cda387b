package dev.durablesingleton.internal.dashboard;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.internal.app.App;
import dev.durablesingleton.internal.dashboard.ActionResult.Message;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.AnotherRun;
import dev.durablesingleton.start.StartOutcome.Busy;
import dev.durablesingleton.start.StartOutcome.KeyReused;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.StillRunning;
import dev.durablesingleton.start.StartOutcome.TooLarge;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartOutcome.Unverified;
import dev.durablesingleton.start.StartOutcome.Visitor;
import dev.durablesingleton.start.StartRequest;
import io.grpc.StatusRuntimeException;
import java.util.logging.Logger;

/**
 * Starts an instance's orchestrator again with the same input. Uses the singleton starter, because
 * with the client's own restart two simultaneous requests would start two runs.
 */
final class RestartAction {

  private final App app;

  RestartAction(App app) {
    this.app = app;
  }

  ActionResult run(DurableClientContext durable, ActionRequest request, Logger log) {
    InstanceId id = request.newId() ? InstanceId.random() : new InstanceId(request.id());
    OrchestrationMetadata instance =
        app.clients()
            .call(
                durable,
                app.starter().limits().deadline(),
                (client, retry) -> client.getInstanceMetadata(request.id(), true));
    if (!instance.isInstanceFound()) {
      return Message.noInstance(request.id());
    }
    if (app.orchestrators().find(instance.getName()).isEmpty()) {
      return Message.of(
          ActionStatus.REFUSED,
          "This app no longer has an orchestrator '" + instance.getName() + "'.");
    }
    JsonInput input = JsonInput.ofBody(instance.getSerializedInput().strip());
    StartRequest start = new StartRequest(instance.getName(), id, input, Reuse.FINISHED);
    try {
      return app.starter().start(durable, start, log).accept(new Messages());
    } catch (StatusRuntimeException e) {
      // The starter returns an outcome if the engine is out of reach, so here the engine refused.
      return EngineRefusal.byReachable(e.getStatus());
    }
  }

  /** The message for each outcome. */
  private static final class Messages implements Visitor<ActionResult> {

    @Override
    public ActionResult started(Started started) {
      String id = started.id().value();
      return new Message(ActionStatus.ACCEPTED, "Started with ID '" + id + "'.", id);
    }

    @Override
    public ActionResult alreadyExists(AlreadyExists exists) {
      return Message.of(
          ActionStatus.REFUSED, "The instance with ID '" + exists.id() + "' has not finished.");
    }

    @Override
    public ActionResult unverified(Unverified unverified) {
      return Message.of(
          ActionStatus.BAD_ANSWER,
          "It was scheduled, but it could not be verified that this request started it ("
              + unverified.reason()
              + ").");
    }

    @Override
    public ActionResult unavailable(Unavailable unavailable) {
      String id = unavailable.id().value();
      return unavailable.mayHaveStarted()
          ? new Message(
              ActionStatus.UNAVAILABLE,
              "The Durable engine or its storage is not reachable. The instance with ID '"
                  + id
                  + "' may have been started; check it in a moment.",
              id)
          : Message.of(
              ActionStatus.UNAVAILABLE,
              "The Durable engine or its storage is not reachable, and nothing was started; try"
                  + " again in a moment.");
    }

    @Override
    public ActionResult busy(Busy busy) {
      return Message.of(
          ActionStatus.UNAVAILABLE,
          "Other starts of ID '"
              + busy.id()
              + "' have not ended, and nothing was started; try again in a moment.");
    }

    /** A restart replaces no running instance. */
    @Override
    public ActionResult anotherRun(AnotherRun other) {
      return Message.of(
          ActionStatus.REFUSED, "The instance with ID '" + other.id() + "' is another run now.");
    }

    @Override
    public ActionResult stillRunning(StillRunning running) {
      return Message.of(
          ActionStatus.REFUSED, "The instance with ID '" + running.id() + "' has not finished.");
    }

    /** A restart has no key. */
    @Override
    public ActionResult keyReused(KeyReused reused) {
      return Message.of(ActionStatus.REFUSED, "The key of the request was used before.");
    }

    @Override
    public ActionResult tooLarge(TooLarge tooLarge) {
      return Message.of(
          ActionStatus.REFUSED, "The input is larger than " + tooLarge.limit() + " bytes.");
    }
  }
}
