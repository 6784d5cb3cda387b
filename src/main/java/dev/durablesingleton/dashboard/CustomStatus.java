package dev.durablesingleton.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.durabletask.DataConverter;
import com.microsoft.durabletask.OrchestrationMetadata;

/** Reads an instance's custom status, which the SDK gives away parsed only. */
final class CustomStatus {

  private CustomStatus() {}

  /** As JSON text; null for none, and for one in another language's own format. */
  static String of(OrchestrationMetadata instance) {
    try {
      JsonNode status =
          instance.isCustomStatusFetched() ? instance.readCustomStatusAs(JsonNode.class) : null;
      return status == null ? null : status.toString();
    } catch (DataConverter.DataConverterException e) {
      return null;
    }
  }
}
