package dev.durablesingleton.local.host;

import dev.durablesingleton.local.engine.HubOptions;
import dev.durablesingleton.local.engine.StartRequest;
import dev.durablesingleton.local.functionapp.DurableTaskSettings;
import dev.durablesingleton.local.functionapp.DurableTaskSettings.OverridableStates;
import dev.durablesingleton.local.rpc.SidecarOptions;

/** Hands the settings of {@code host.json} to the rooms that heed them. */
final class SettingsMapper {

  private SettingsMapper() {}

  static HubOptions ofHub(DurableTaskSettings settings) {
    return new HubOptions(settings.storeInputsInOrchestrationHistory());
  }

  static SidecarOptions ofRpc(DurableTaskSettings settings) {
    boolean any = settings.overridableExistingInstanceStates() == OverridableStates.ANY_STATE;
    return new SidecarOptions(
        settings.hubName(),
        any ? StartRequest.ANY : StartRequest.NON_RUNNING,
        settings.throwStatusExceptionsOnRaiseEvent().orElse(true));
  }
}
