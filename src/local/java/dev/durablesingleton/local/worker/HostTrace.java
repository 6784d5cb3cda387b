package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.TraceContext;
import java.util.Map;

/** A W3C trace context derived from the call's ID, which is random. */
final class HostTrace implements TraceContext {

  private static final int SPAN_ID_LENGTH = 16;

  private final String traceId;

  HostTrace(String invocationId) {
    this.traceId = invocationId.replace("-", "");
  }

  @Override
  public String getTraceparent() {
    return "00-" + traceId + "-" + traceId.substring(0, SPAN_ID_LENGTH) + "-00";
  }

  @Override
  public String getTracestate() {
    return "";
  }

  @Override
  public Map<String, String> getAttributes() {
    return Map.of();
  }
}
