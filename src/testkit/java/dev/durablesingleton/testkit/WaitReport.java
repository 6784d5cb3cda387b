package dev.durablesingleton.testkit;

import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.testkit.history.InstanceHistory;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/** Tells what a hub was at when something did not come about. */
final class WaitReport {

  private WaitReport() {}

  /** Of the hub. */
  static String of(RunningHub hub, String failure) {
    return failure + "\n" + running(hub);
  }

  /** Of an instance that did not do what was waited for. */
  static String of(RunningHub hub, String instanceId, String failure, HubSettings settings) {
    Optional<Instance> instance = hub.store().find(instanceId);
    if (instance.isEmpty()) {
      return "%s within %d s, since there is no instance '%s'."
          .formatted(failure, settings.patience().toSeconds(), instanceId);
    }
    return "%s within %d s; it is %s, and the hub's clock shows %s.\n%s\n%s"
        .formatted(
            failure,
            settings.patience().toSeconds(),
            instance.get().status().label(),
            hub.clock().instant(),
            settings.skips()
                ? running(hub)
                : running(hub) + "\nTime moves by hand: hub.clock().advance(…).",
            table(hub, instance.get()));
  }

  /** The history's table, and what the orchestrator threw. */
  static String table(RunningHub hub, Instance instance) {
    String thrown =
        hub.parts()
            .notes()
            .failureOf(instance.id())
            .map(failure -> "The orchestrator threw " + failure + ".\n")
            .orElse("");
    return thrown
        + new InstanceHistory(instance.id(), instance.name(), hub.hub().history(instance.id()));
  }

  private static String running(RunningHub hub) {
    StringJoiner running = new StringJoiner(", the ", "The ", " at work.");
    running.setEmptyValue("Nothing runs; all instances wait for a time or an event.");
    for (RunningWork.Running work : hub.parts().work().all()) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - work.since());
      running.add("%s is for %d s".formatted(work.description(), seconds));
    }
    return running.toString();
  }
}
