package dev.durablesingleton.local.host;

import dev.durablesingleton.local.engine.EntityOptions;
import dev.durablesingleton.local.engine.HubOptions;
import dev.durablesingleton.local.functionapp.DurableTaskSettings;
import dev.durablesingleton.local.rpc.SidecarOptions;
import java.time.Duration;

/** Maps settings of {@code host.json} to the options of the engine and of the gRPC service. */
final class SettingsMapper {

  private SettingsMapper() {}

  static HubOptions hubOptions(DurableTaskSettings settings) {
    EntityOptions entities = EntityOptions.defaults();
    Duration window = settings.entityMessageReorderWindow();
    return new HubOptions(settings.storeInputsInOrchestrationHistory())
        .with(
            new EntityOptions(
                settings.maxEntityOperationBatchSize(),
                window == null ? entities.reorderWindow() : window));
  }

  static SidecarOptions rpcOptions(DurableTaskSettings settings) {
    return new SidecarOptions(
        settings.hubName(),
        settings.overridableExistingInstanceStates().statuses(),
        !Boolean.FALSE.equals(settings.throwStatusExceptionsOnRaiseEvent()));
  }
}
