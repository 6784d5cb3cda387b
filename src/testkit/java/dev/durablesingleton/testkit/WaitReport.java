package dev.durablesingleton.testkit;

import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.testkit.history.RecordedHistory;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/** Describes the state of a hub for the message of a wait that failed. */
final class WaitReport {

  private WaitReport() {}

  /** For a wait for the hub as a whole. */
  static String of(RunningHub hub, String failure) {
    return failure + "\n" + running(hub);
  }

  /** For a wait for an instance. */
  static String of(RunningHub hub, String instanceId, String failure, HubSettings settings) {
    Optional<Instance> instance = hub.store().find(instanceId);
    if (instance.isEmpty()) {
      return "%s within %s s: there is no instance '%s'."
          .formatted(failure, settings.timeout().toSeconds(), instanceId);
    }
    return "%s within %s s; it is %s, and the hub's clock shows %s.\n%s\n%s"
        .formatted(
            failure,
            settings.timeout().toSeconds(),
            instance.get().status().label(),
            hub.clock().instant(),
            running(hub, settings),
            table(hub, instance.get()));
  }

  /** For a wait for an entity. */
  static String of(RunningHub hub, EntitySnapshot entity, String failure, HubSettings settings) {
    return "%s within %s s; %s\n%s"
        .formatted(
            failure,
            settings.timeout().toSeconds(),
            entity.describe(hub.clock().instant()),
            running(hub, settings));
  }

  /** The history as a table, after the exception that the orchestrator threw, if any. */
  static String table(RunningHub hub, Instance instance) {
    String thrown =
        hub.context()
            .failures()
            .failureOf(instance.id())
            .map(failure -> "The orchestrator threw " + failure + ".\n")
            .orElse("");
    return thrown
        + new RecordedHistory(instance.id(), instance.name(), hub.taskHub().history(instance.id()));
  }

  private static String running(RunningHub hub, HubSettings settings) {
    return settings.skipsTime()
        ? running(hub)
        : running(hub) + "\nTime does not skip; advance it with hub.clock().advance(…).";
  }

  private static String running(RunningHub hub) {
    StringJoiner running = new StringJoiner("; the ", "Running: the ", ".");
    running.setEmptyValue("Nothing is running; all instances wait for a timer or an event.");
    for (RunningWork.Running work : hub.context().runningWork().all()) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - work.since());
      running.add("%s, for %s s".formatted(work.description(), seconds));
    }
    return running.toString();
  }
}
