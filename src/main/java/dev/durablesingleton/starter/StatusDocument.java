package dev.durablesingleton.starter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.microsoft.durabletask.OrchestrationMetadata;
import dev.durablesingleton.singleton.InvalidRequestException;
import dev.durablesingleton.singleton.JsonInput;

/**
 * An instance's status, in the names and order of the management API. Written out as JSON by the
 * order of components.
 */
record StatusDocument(
    String name,
    String instanceId,
    String runtimeStatus,
    Object input,
    Object customStatus,
    Object output,
    String createdTime,
    String lastUpdatedTime) {

  static StatusDocument of(OrchestrationMetadata instance) {
    return new StatusDocument(
        instance.getName(),
        instance.getInstanceId(),
        Spelling.of(instance.getRuntimeStatus()),
        embedded(instance.getSerializedInput()),
        customStatus(instance),
        embedded(instance.getSerializedOutput()),
        Spelling.of(instance.getCreatedAt()),
        Spelling.of(instance.getLastUpdatedAt()));
  }

  /** The SDK gives it away parsed only. */
  private static Object customStatus(OrchestrationMetadata instance) {
    return instance.isCustomStatusFetched() ? instance.readCustomStatusAs(JsonNode.class) : null;
  }

  /** JSON as it was stored, and anything else, such as the reason of a failure, as a string. */
  private static Object embedded(String stored) {
    String text = stored.strip();
    if (text.isEmpty()) {
      return null;
    }
    try {
      return new RawValue(new JsonInput(text).text());
    } catch (InvalidRequestException e) {
      return text;
    }
  }
}
