package dev.durablesingleton.local.functionapp;

import java.util.Map;
import java.util.Optional;

/**
 * {@code extensions.durableTask} of a {@code host.json}, defaults filled in.
 *
 * @param maxConcurrentActivityFunctions positive
 * @param maxConcurrentOrchestratorFunctions positive
 * @param throwStatusExceptionsOnRaiseEvent empty leaves it to the storage backend
 * @param connectionName setting that names the storage; the management API shows it in its URLs
 */
public record DurableTaskSettings(
    String hubName,
    int maxConcurrentActivityFunctions,
    int maxConcurrentOrchestratorFunctions,
    OverridableStates overridableExistingInstanceStates,
    Optional<Boolean> throwStatusExceptionsOnRaiseEvent,
    boolean storeInputsInOrchestrationHistory,
    String connectionName) {

  /** Which existing instances give way to a start under their ID. */
  public enum OverridableStates {
    /** Those that have ended, the default. */
    NON_RUNNING_STATES,
    /** All of them. */
    ANY_STATE
  }

  private static final String SECTION = "extensions:durableTask:";

  static DurableTaskSettings read(Configuration host, Map<String, String> environment)
      throws PackageException {
    SettingReader settings = new SettingReader(host, SECTION);
    int defaultConcurrency = 10 * Runtime.getRuntime().availableProcessors();
    return new DurableTaskSettings(
        HubName.of(host.text(SECTION + "hubName"), environment),
        settings.positive("maxConcurrentActivityFunctions", defaultConcurrency),
        settings.positive("maxConcurrentOrchestratorFunctions", defaultConcurrency),
        settings
            .choice("overridableExistingInstanceStates", "NonRunningStates", "AnyState")
            .map(i -> OverridableStates.values()[i])
            .orElse(OverridableStates.NON_RUNNING_STATES),
        settings.bool("throwStatusExceptionsOnRaiseEvent"),
        settings.bool("storeInputsInOrchestrationHistory").orElse(false),
        settings
            .text("storageProvider:connectionName")
            .or(() -> settings.text("storageProvider:connectionStringName"))
            .orElse("Storage"));
  }
}
