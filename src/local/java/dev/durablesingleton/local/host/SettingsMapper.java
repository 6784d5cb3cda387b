package dev.durablesingleton.local.host;

import dev.durablesingleton.local.engine.options.EntityOptions;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.engine.options.TurnProperties;
import dev.durablesingleton.local.engine.options.VersionRules;
import dev.durablesingleton.local.functionapp.DurableTaskSettings;
import dev.durablesingleton.local.functionapp.VersionSettings;
import dev.durablesingleton.local.rpc.SidecarOptions;
import java.time.Duration;

/** Maps settings of {@code host.json} to the options of the engine and of the gRPC service. */
final class SettingsMapper {

  private SettingsMapper() {}

  static HubOptions hubOptions(DurableTaskSettings settings) {
    EntityOptions entities = entityOptions(settings);
    return new HubOptions(settings.storeInputsInOrchestrationHistory())
        .withVersions(versionRules(settings.versions()))
        .withTurnProperties(
            TurnProperties.ofExtension(
                settings.versions().defaultVersion(), entities.reorderWindow()))
        .withEntities(entities);
  }

  private static EntityOptions entityOptions(DurableTaskSettings settings) {
    Duration window = settings.entityMessageReorderWindow();
    return new EntityOptions(
        settings.maxEntityOperationBatchSize(),
        window == null ? EntityOptions.defaults().reorderWindow() : window);
  }

  private static VersionRules versionRules(VersionSettings settings) {
    return new VersionRules(
        settings.defaultVersion(),
        switch (settings.versionMatchStrategy()) {
          case NONE -> VersionRules.Match.NONE;
          case STRICT -> VersionRules.Match.STRICT;
          case CURRENT_OR_OLDER -> VersionRules.Match.CURRENT_OR_OLDER;
        },
        switch (settings.versionFailureStrategy()) {
          case REJECT -> VersionRules.Mismatch.REJECT;
          case FAIL -> VersionRules.Mismatch.FAIL;
        });
  }

  static SidecarOptions rpcOptions(DurableTaskSettings settings) {
    return new SidecarOptions(
        settings.hubName(),
        settings.overridableExistingInstanceStates().statuses(),
        !Boolean.FALSE.equals(settings.throwStatusExceptionsOnRaiseEvent()));
  }
}
