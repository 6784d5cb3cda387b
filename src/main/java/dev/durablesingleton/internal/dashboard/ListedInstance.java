package dev.durablesingleton.internal.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.durabletask.OrchestrationMetadata;
import dev.durablesingleton.internal.client.CustomStatus;
import dev.durablesingleton.internal.links.ApiFormat;
import dev.durablesingleton.internal.settings.KeptSingletons;
import org.jspecify.annotations.Nullable;

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
    @Nullable String customStatus,
    boolean kept) {

  /** How the management API shows that there is no custom status. */
  private static final JsonNode NO_STATUS = TextNode.valueOf("");

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

  /** An instance from a list of the management API. */
  static ListedInstance of(JsonNode instance, KeptSingletons kept) {
    String id = instance.path("instanceId").asText();
    JsonNode status = instance.path("customStatus");
    return new ListedInstance(
        id,
        instance.path("name").asText(),
        instance.path("runtimeStatus").asText(),
        instance.path("createdTime").asText(),
        instance.path("lastUpdatedTime").asText(),
        status.isMissingNode() || status.isNull() || status.equals(NO_STATUS)
            ? null
            : status.toString(),
        kept.contains(id));
  }
}
