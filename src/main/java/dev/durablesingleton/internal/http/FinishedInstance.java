package dev.durablesingleton.internal.http;

import com.fasterxml.jackson.databind.util.RawValue;
import com.microsoft.durabletask.OrchestrationMetadata;
import dev.durablesingleton.internal.client.CustomStatus;
import dev.durablesingleton.internal.links.ApiFormat;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.JsonInput;
import org.jspecify.annotations.Nullable;

/**
 * Status of a finished instance, serialised as JSON with the names and in the order of the
 * management API.
 */
record FinishedInstance(
    String name,
    String instanceId,
    String runtimeStatus,
    @Nullable Object input,
    @Nullable Object customStatus,
    @Nullable Object output,
    String createdTime,
    String lastUpdatedTime) {

  static FinishedInstance of(OrchestrationMetadata instance) {
    return new FinishedInstance(
        instance.getName(),
        instance.getInstanceId(),
        ApiFormat.of(instance.getRuntimeStatus()),
        embedded(instance.getSerializedInput()),
        // As the status endpoint has it, also for none.
        CustomStatus.of(instance).map(FinishedInstance::embedded).orElse(""),
        embedded(instance.getSerializedOutput()),
        ApiFormat.of(instance.getCreatedAt()),
        ApiFormat.of(instance.getLastUpdatedAt()));
  }

  /** Stored JSON unchanged; any other text, such as a failure's reason, as a string. */
  private static @Nullable Object embedded(String stored) {
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
