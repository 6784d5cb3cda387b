package dev.durablesingleton.testkit;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TaskFailureDetails;
import dev.durablesingleton.local.engine.WorkItems;
import dev.durablesingleton.local.engine.WorkItems.Activity;
import dev.durablesingleton.local.engine.WorkItems.ActivityOutcome;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Calls activities, or what the test has put in their place, and looks for mistakes on the way.
 * Thread-safe.
 */
final class ActivityExecutor {

  private final HubContext parts;
  private final WorkItems functions;

  ActivityExecutor(HubContext parts, WorkItems functions) {
    this.parts = parts;
    this.functions = functions;
  }

  /** On the caller's thread. */
  ActivityOutcome call(HubActivity activity, Activity item) {
    if (!activity.hasReplacement() && !parts.functions().has("activityTrigger", item.name())) {
      parts.mistakes().report("unknown activity " + item.name(), unknown(item));
    }
    return parts
        .work()
        .during(() -> describe(item), item.instanceId(), false, () -> perform(activity, item));
  }

  private ActivityOutcome perform(HubActivity activity, Activity item) {
    ActivityCall call = new ActivityCall(item.name(), item.instanceId(), item.input());
    try {
      activity.begin(call);
      return activity.hasReplacement()
          ? new ActivityOutcome.Completed(activity.replace(call))
          : functions.run(item).toCompletableFuture().join();
    } catch (RuntimeException | Error e) {
      if (e instanceof JsonConversionException) {
        parts
            .mistakes()
            .report(
                "unfit " + describe(item),
                "What stands in for the %s cannot take what it gets. %s"
                    .formatted(describe(item), e.getMessage()));
      }
      return new ActivityOutcome.Failed(details(e), "It failed as the test has it.");
    }
  }

  private String unknown(Activity item) {
    return "Instance '%s' calls the activity '%s', which this hub does not have; it has %s. Name its class when making the hub, or have something stand in for it: hub.activity(\"%s\").returns(…)."
        .formatted(
            item.instanceId(),
            item.name(),
            parts.functions().names("activityTrigger"),
            item.name());
  }

  private static String describe(Activity item) {
    return "activity '%s' (input %s) of instance '%s'"
        .formatted(item.name(), item.input(), item.instanceId());
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
