package dev.durablesingleton.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.durabletask.DataConverter;
import com.microsoft.durabletask.OrchestrationMetadata;
import org.jspecify.annotations.Nullable;

/** Reads an instance's custom status, which the SDK exposes only as a parsed value. */
final class CustomStatus {

  private CustomStatus() {}

  /** The custom status as JSON; null for none and for one that is not JSON. */
  static @Nullable String of(OrchestrationMetadata instance) {
    try {
      JsonNode status =
          instance.isCustomStatusFetched() ? instance.readCustomStatusAs(JsonNode.class) : null;
      return status == null ? null : status.toString();
    } catch (DataConverter.DataConverterException e) {
      return null;
    }
  }
}
