package dev.durablesingleton.testkit;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.engine.work.WorkItems.Activity;
import dev.durablesingleton.local.engine.work.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs activities or their replacements and reports mistakes found in them. Thread-safe. */
final class ActivityExecutor {

  private final HubContext context;
  private final WorkItems functions;

  ActivityExecutor(HubContext context, WorkItems functions) {
    this.context = context;
    this.functions = functions;
  }

  /** Runs an activity on the caller's thread. */
  ActivityOutcome run(HubActivity activity, Activity item) {
    if (!activity.hasReplacement()
        && !activity.nextRunFails()
        && !context.functions().has("activityTrigger", item.name())) {
      context
          .mistakes()
          .report(
              "unknown activity " + item.name(),
              item.name().equals(HubHttp.ACTIVITY) ? unanswered(item) : unknown(item));
    }
    return context
        .runningWork()
        .track(() -> describe(item), item.instanceId(), false, () -> perform(activity, item));
  }

  private ActivityOutcome perform(HubActivity activity, Activity item) {
    ActivityCall call = new ActivityCall(item.name(), item.instanceId(), item.input());
    try {
      activity.begin(call);
      return activity.hasReplacement()
          ? new ActivityOutcome.Completed(activity.runReplacement(call))
          : functions.run(item).toCompletableFuture().join();
    } catch (RuntimeException | Error e) {
      if (e instanceof JsonConversionException) {
        context
            .mistakes()
            .report(
                "unfit " + describe(item),
                "The replacement of the %s cannot be called. %s"
                    .formatted(describe(item), e.getMessage()));
      }
      return e instanceof UnreachableServerException
          ? new ActivityOutcome.Failed(null, String.valueOf(e.getMessage()))
          : new ActivityOutcome.Failed(details(e), "The test made it fail.");
    }
  }

  private String unknown(Activity item) {
    return "Instance '%s' calls the activity '%s', which this hub does not have; it has %s. Pass its class when creating the hub, or replace it: hub.activity(\"%s\").returns(…)."
        .formatted(
            item.instanceId(),
            item.name(),
            context.functions().names("activityTrigger"),
            item.name());
  }

  private static String unanswered(Activity item) {
    return "Instance '%s' makes an HTTP request, %s, and the kit sends none. Answer it: hub.http().answers(200, \"…\")."
        .formatted(item.instanceId(), item.input());
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
