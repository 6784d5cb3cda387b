package dev.durablesingleton.local.builtin;

import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.log.HostLog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs the built-in activities and passes all other work items on. Built-in names begin with {@code
 * BuiltIn::} in any letter case. Thread-safe.
 */
public final class BuiltInActivities implements WorkItems, AutoCloseable {

  private static final String PREFIX = "BuiltIn::";

  private final WorkItems functions;
  private final Executor executor;
  private final HttpActivity http;
  private final HostLog log;

  /**
   * Creates the built-in activities of a host.
   *
   * @param functions runs all other work items
   * @param executor limits concurrent activities, as for those of functions
   */
  public BuiltInActivities(WorkItems functions, Executor executor, HostLog log) {
    this.functions = functions;
    this.executor = executor;
    this.http = new HttpActivity(log);
    this.log = log;
  }

  @Override
  public CompletionStage<TurnOutcome> run(Turn turn) {
    return functions.run(turn);
  }

  @Override
  public CompletionStage<BatchOutcome> run(Batch batch) {
    return functions.run(batch);
  }

  /** After the executor was shut down, the outcome never completes; the next host runs it again. */
  @Override
  public CompletionStage<ActivityOutcome> run(Activity activity) {
    if (!activity.name().regionMatches(true, 0, PREFIX, 0, PREFIX.length())) {
      return functions.run(activity);
    }
    try {
      return CompletableFuture.supplyAsync(() -> outcome(activity), executor);
    } catch (RejectedExecutionException e) {
      return new CompletableFuture<>();
    }
  }

  private ActivityOutcome outcome(Activity activity) {
    return activity.name().equals(HttpActivity.NAME) ? http.run(activity) : unknown(activity);
  }

  /** Logged here, because the SDK does not pass the message to the orchestrator. */
  private ActivityOutcome unknown(Activity activity) {
    String message = "Activity function '" + activity.name() + "' does not exist.";
    log.error(
        HttpActivity.CATEGORY,
        "An activity of instance '%s' fails: %s The only built-in activity is '%s', in this letter case."
            .formatted(activity.instanceId(), message, HttpActivity.NAME),
        null);
    return new ActivityOutcome.Failed(
        null,
        "Activity function '" + activity.name() + "' failed: " + message,
        DotNetException.functionFailed(message));
  }

  /** Cancels running HTTP requests, whose activities run again in the next host. */
  @Override
  public void close() {
    http.close();
  }
}
