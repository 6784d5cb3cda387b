package dev.durablesingleton.dashboard;

import com.microsoft.durabletask.OrchestrationMetadata;
import dev.durablesingleton.client.CustomStatus;
import dev.durablesingleton.links.ApiFormat;
import dev.durablesingleton.settings.KeptSingletons;

/**
 * Row of the list of instances.
 *
 * @param customStatus JSON; null for none
 * @param kept whether the keeper keeps it running
 */
record ListedInstance(
    String id,
    String name,
    String state,
    String created,
    String changed,
    String customStatus,
    boolean kept) {

  static ListedInstance of(OrchestrationMetadata instance, boolean withTexts, KeptSingletons kept) {
    return new ListedInstance(
        instance.getInstanceId(),
        instance.getName(),
        ApiFormat.of(instance.getRuntimeStatus()),
        instance.getCreatedAt().toString(),
        instance.getLastUpdatedAt().toString(),
        withTexts ? CustomStatus.of(instance).orElse(null) : null,
        kept.contains(instance.getInstanceId()));
  }
}
