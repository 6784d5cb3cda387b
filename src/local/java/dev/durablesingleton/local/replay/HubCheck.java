package dev.durablesingleton.local.replay;

import dev.durablesingleton.local.engine.history.HistoryStorage;
import dev.durablesingleton.local.engine.options.VersionRules;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.HubFileReader;
import dev.durablesingleton.local.store.Instance;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks which unfinished instances of a hub's file a package's code can continue. Holds one
 * history at a time. Not thread-safe.
 */
public final class HubCheck {

  private final PackageReplay replay;
  private final VersionRules versions;
  private int checked;
  private int differing;
  private int otherVersions;

  /**
   * @param versions which instances the package runs; others are not replayed
   */
  public HubCheck(PackageReplay replay, VersionRules versions) {
    this.replay = replay;
    this.versions = versions;
  }

  /**
   * An instance that the code cannot continue.
   *
   * @param problem what the history has and what the code does, in sentences
   */
  public record Finding(String instanceId, String orchestrator, String problem) {}

  /**
   * How many instances were found.
   *
   * @param checked those that were replayed, the differing ones among them
   * @param otherVersions those of versions that the package does not run
   */
  public record Totals(int checked, int differing, int otherVersions) {}

  /** Checks all unfinished instances. */
  public Totals run(HubFileReader file, Consumer<Finding> findings) {
    file.visitUnfinished(
        (instance, history) -> {
          if (!versions.runs(instance.version())) {
            otherVersions++;
            return;
          }
          checked++;
          problem(instance, history)
              .ifPresent(
                  problem -> {
                    differing++;
                    findings.accept(new Finding(instance.id(), instance.name(), problem));
                  });
        });
    return new Totals(checked, differing, otherVersions);
  }

  private Optional<String> problem(Instance instance, byte[] history) {
    List<HistoryEvent> events;
    try {
      events = HistoryStorage.decode(history, instance);
    } catch (IllegalStateException e) {
      return Optional.of("Its history cannot be parsed.");
    }
    ReplayResult result =
        replay.ofHistory(instance.id(), instance.name(), events, Precision.VALUES);
    if (result instanceof ReplayResult.Diverges diverges) {
      return Optional.of(diverges.difference());
    }
    return result instanceof ReplayResult.SwallowsSuspension
        ? Optional.of(
            "It catches OrchestratorBlockedException, by which the SDK suspends it. Around await(),"
                + " catch TaskFailedException or an exception of your own.")
        : Optional.empty();
  }
}
