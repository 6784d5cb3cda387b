package dev.durablesingleton.testkit;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import dev.durablesingleton.local.engine.WorkItems;
import dev.durablesingleton.testkit.HubActivity.HostLoss;
import dev.durablesingleton.testkit.replay.Finding;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Runs a hub's work items as the host does, with what the test has put in the place of activities,
 * and looks for mistakes on the way. Belongs to one life of the host.
 */
final class HubWorkItems implements WorkItems {

  private final HubParts parts;
  private final WorkItems functions;
  private final WorkThreads threads;
  private final Host host;

  /** What the host's life is to it. */
  interface Host {
    boolean isDead();

    /** Loses the host: nothing that it has not kept counts, and another one takes over. */
    void die();

    /** Loses the host as soon as the activity's result is kept. */
    void dieWhenKept(Activity activity);
  }

  HubWorkItems(HubParts parts, WorkItems functions, WorkThreads threads, Host host) {
    this.parts = parts;
    this.functions = functions;
    this.threads = threads;
    this.host = host;
  }

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    return onWorker(() -> answer(turn));
  }

  @Override
  public CompletionStage<ActivityOutcome> run(Activity item) {
    HubActivity activity = parts.activities().of(item.name());
    if (activity.duration().isZero()) {
      return onWorker(() -> outcome(activity, item)).thenCompose(outcome -> kept(item, outcome));
    }
    return parts
        .timekeeper()
        .sleep(activity.duration())
        .thenCompose(awake -> onWorker(() -> outcome(activity, item)))
        .thenCompose(outcome -> kept(item, outcome));
  }

  private <T> CompletableFuture<T> onWorker(Supplier<T> work) {
    return host.isDead() ? new CompletableFuture<>() : threads.run(work);
  }

  private TurnOutcome answer(Turn turn) {
    String description =
        "orchestrator '%s' of instance '%s'".formatted(turn.name(), turn.instanceId());
    TurnOutcome outcome =
        parts
            .work()
            .during(
                description,
                turn.instanceId(),
                true,
                () -> functions.run(turn).toCompletableFuture().join());
    if (outcome instanceof TurnOutcome.Answered answered
        && parts.check().isPresent()
        && parts.checked().next(turn.instanceId())) {
      note(description, parts.check().get().ofTurn(turn, answered.response()));
    }
    return outcome;
  }

  private void note(String description, Finding finding) {
    if (finding instanceof Finding.Swallows) {
      parts.mistakes().report("swallowing " + description, CallNotes.swallowing(description));
    } else if (finding instanceof Finding.Diverges diverges) {
      parts
          .mistakes()
          .report(
              "divergence " + description,
              "The %s is not deterministic. %s Take the time from context.getCurrentInstant(), IDs from context.newUUID(), and whatever else may change from an activity."
                  .formatted(description, diverges.where()));
    }
  }

  private ActivityOutcome outcome(HubActivity activity, Activity item) {
    String description =
        "activity '%s' (input %s) of instance '%s'"
            .formatted(item.name(), item.input(), item.instanceId());
    if (!activity.hasReplacement() && !parts.functions().has("activityTrigger", item.name())) {
      parts.mistakes().report("unknown " + item.name(), unknown(item));
    }
    return parts
        .work()
        .during(description, item.instanceId(), false, () -> perform(activity, item));
  }

  private ActivityOutcome perform(HubActivity activity, Activity item) {
    ActivityCall call = new ActivityCall(item.name(), item.instanceId(), item.input());
    try {
      activity.begin(call);
      return activity.hasReplacement()
          ? new ActivityOutcome.Completed(activity.replace(call))
          : functions.run(item).toCompletableFuture().join();
    } catch (RuntimeException | Error e) {
      return new ActivityOutcome.Failed(details(e), "It failed as the test has it.");
    }
  }

  /** Gives the outcome to the hub, unless the test has the host die with it. */
  private CompletionStage<ActivityOutcome> kept(Activity item, ActivityOutcome outcome) {
    HubActivity activity = parts.activities().of(item.name());
    if (activity.takeHostLoss(HostLoss.BEFORE_RESULT_IS_KEPT)) {
      host.die();
      return new CompletableFuture<>();
    }
    if (activity.takeHostLoss(HostLoss.AFTER_RESULT_IS_KEPT)) {
      host.dieWhenKept(item);
    }
    return CompletableFuture.completedFuture(outcome);
  }

  private String unknown(Activity item) {
    return "Instance '%s' calls the activity '%s', which this hub does not have; it has %s. Name its class when making the hub, or have something stand in for it: hub.activity(\"%s\").returns(…)."
        .formatted(
            item.instanceId(),
            item.name(),
            parts.functions().names("activityTrigger"),
            item.name());
  }

  private static TaskFailureDetails details(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    String name = failure.getClass().getName();
    return TaskFailureDetails.newBuilder()
        .setErrorType(name.substring(name.lastIndexOf('.') + 1).replace('$', '.'))
        .setErrorMessage(failure.getMessage() == null ? "" : failure.getMessage())
        .setStackTrace(StringValue.of(trace.toString()))
        .build();
  }
}
