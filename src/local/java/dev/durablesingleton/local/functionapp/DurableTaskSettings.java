package dev.durablesingleton.local.functionapp;

import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code extensions.durableTask} of a {@code host.json}, with defaults applied.
 *
 * @param maxConcurrentActivityFunctions positive
 * @param maxConcurrentOrchestratorFunctions positive
 * @param maxConcurrentEntityFunctions positive
 * @param maxEntityOperationBatchSize positive
 * @param entityMessageReorderWindow zero or positive; null if host.json does not set it
 * @param throwStatusExceptionsOnRaiseEvent null for the default of the storage backend
 * @param connectionName name of the storage connection setting; part of management URLs
 */
public record DurableTaskSettings(
    String hubName,
    int maxConcurrentActivityFunctions,
    int maxConcurrentOrchestratorFunctions,
    int maxConcurrentEntityFunctions,
    int maxEntityOperationBatchSize,
    @Nullable Duration entityMessageReorderWindow,
    OverridableStates overridableExistingInstanceStates,
    @Nullable Boolean throwStatusExceptionsOnRaiseEvent,
    boolean storeInputsInOrchestrationHistory,
    String connectionName,
    VersionSettings versions) {

  /** Statuses in which an existing instance is replaced by a start with the same ID. */
  public enum OverridableStates {
    /** Finished instances only; the default. */
    NON_RUNNING_STATES(RuntimeStatus::isTerminal),
    /** All instances. */
    ANY_STATE(status -> true);

    @SuppressWarnings("ImmutableEnumChecker") // The set is unmodifiable.
    private final Set<RuntimeStatus> statuses;

    OverridableStates(Predicate<RuntimeStatus> replaceable) {
      this.statuses =
          Arrays.stream(RuntimeStatus.values())
              .filter(replaceable)
              .collect(Collectors.toUnmodifiableSet());
    }

    /** The statuses, for {@code StartCommand.replaceable}. */
    public Set<RuntimeStatus> statuses() {
      return statuses;
    }
  }

  private static final String SECTION = "extensions:durableTask:";
  private static final int DEFAULT_BATCH_SIZE = 5_000;

  static DurableTaskSettings read(Configuration host, Map<String, String> environment)
      throws PackageException {
    SettingReader settings = new SettingReader(host, SECTION);
    int defaultConcurrency = 10 * Runtime.getRuntime().availableProcessors();
    return new DurableTaskSettings(
        HubName.of(host.text(SECTION + "hubName"), environment),
        settings.positive("maxConcurrentActivityFunctions", defaultConcurrency),
        settings.positive("maxConcurrentOrchestratorFunctions", defaultConcurrency),
        settings.positive("maxConcurrentEntityFunctions", defaultConcurrency),
        settings.positive("maxEntityOperationBatchSize", DEFAULT_BATCH_SIZE),
        settings
            .zeroOrMore("entityMessageReorderWindowInMinutes")
            .map(Duration::ofMinutes)
            .orElse(null),
        settings
            .choice("overridableExistingInstanceStates", "NonRunningStates", "AnyState")
            .map(i -> OverridableStates.values()[i])
            .orElse(OverridableStates.NON_RUNNING_STATES),
        settings.bool("throwStatusExceptionsOnRaiseEvent").orElse(null),
        settings.bool("storeInputsInOrchestrationHistory").orElse(false),
        settings
            .text("storageProvider:connectionName")
            .or(() -> settings.text("storageProvider:connectionStringName"))
            .orElse("Storage"),
        VersionSettings.read(settings));
  }
}
