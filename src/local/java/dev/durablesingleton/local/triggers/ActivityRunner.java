package dev.durablesingleton.local.triggers;

import com.google.gson.JsonElement;
import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.work.WorkItems.Activity;
import dev.durablesingleton.local.engine.work.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.functionapp.DurableFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.worker.Invocation.Outcome;
import java.util.Optional;

/** Runs a package's activities. Thread-safe. */
final class ActivityRunner {

  private final DurableFunctions activities;
  private final FunctionInvoker invoker;
  private final HostLog log;

  ActivityRunner(DurableFunctions activities, FunctionInvoker invoker, HostLog log) {
    this.activities = activities;
    this.invoker = invoker;
    this.log = log;
  }

  ActivityOutcome run(Activity activity) {
    return activities
        .find(activity.name())
        .map(function -> call(function, activity))
        .orElseGet(() -> unknown(activity));
  }

  /** Logged here, because the SDK does not pass the message to the orchestrator. */
  private ActivityOutcome unknown(Activity activity) {
    String message = activities.unknownMessage(activity.name());
    log.error(
        "Host.Triggers.DurableTask",
        "An activity of instance '%s' fails: %s".formatted(activity.instanceId(), message),
        null);
    return new ActivityOutcome.Failed(null, message);
  }

  private ActivityOutcome call(FunctionMetadata function, Activity activity) {
    JsonElement input =
        activity.input() == null ? null : Json.onlyValue(activity.input()).orElse(null);
    Outcome outcome =
        invoker.invoke(
            function,
            ActivityValues.input(input),
            ActivityValues.metadata(activity.instanceId(), function.trigger().name(), input),
            returned -> Optional.empty());
    if (outcome instanceof Outcome.Returned returned) {
      return new ActivityOutcome.Completed(ActivityValues.result(returned.returned()));
    }
    // After a timeout the activity runs again, as when the real host ends the worker process.
    return outcome instanceof Outcome.Threw threw
        ? failed(activity.name(), threw.type(), threw.message(), threw.stack())
        : new ActivityOutcome.Abandoned();
  }

  /** A failure with only the first line of the message, as in the Durable extension. */
  static ActivityOutcome failed(String name, String type, String message, String stack) {
    String firstLine = message.lines().findFirst().orElse("").stripTrailing();
    return new ActivityOutcome.Failed(
        TaskFailureDetails.newBuilder()
            .setErrorType(type)
            .setErrorMessage(firstLine)
            .setStackTrace(StringValue.of(stack))
            .build(),
        "Function '" + name + "' failed with an unhandled exception.");
  }
}
