package dev.durablesingleton.page;

import com.microsoft.durabletask.OrchestrationMetadata;
import dev.durablesingleton.starter.Spelling;
import java.util.Set;

/**
 * An instance as the list shows it.
 *
 * @param customStatus JSON text; null for none
 * @param kept whether a keeper brings it back
 */
record InstanceRow(
    String id,
    String name,
    String state,
    String created,
    String changed,
    String customStatus,
    boolean kept) {

  static InstanceRow of(OrchestrationMetadata instance, boolean withTexts, Set<String> kept) {
    return new InstanceRow(
        instance.getInstanceId(),
        instance.getName(),
        Spelling.of(instance.getRuntimeStatus()),
        instance.getCreatedAt().toString(),
        instance.getLastUpdatedAt().toString(),
        withTexts ? CustomStatus.of(instance) : null,
        kept.contains(instance.getInstanceId()));
  }
}
