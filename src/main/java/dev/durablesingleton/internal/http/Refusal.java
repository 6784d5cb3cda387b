package dev.durablesingleton.internal.http;

import com.microsoft.azure.functions.HttpStatus;
import dev.durablesingleton.internal.links.ApiFormat;
import dev.durablesingleton.internal.links.ManagementLinks;
import dev.durablesingleton.start.ExistingInstance;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was refused, independent of the answer's format.
 *
 * @param detail one sentence for the caller
 * @param members additional members of the JSON answer, in order
 */
record Refusal(
    HttpStatus status,
    String title,
    String detail,
    Map<String, String> headers,
    Map<String, String> members) {

  static Refusal of(HttpStatus status, String title, String detail) {
    return new Refusal(status, title, detail, Map.of(), Map.of());
  }

  /** Adds the header that says after how many seconds to retry. */
  Refusal retryAfter(int seconds) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Retry-After", String.valueOf(seconds));
    return new Refusal(status, title, detail, all, members);
  }

  /** Adds the instance's parent, status and times, if known, and its management links. */
  Refusal because(ManagementLinks links, @Nullable ExistingInstance instance) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("instanceId", links.id());
    if (instance != null) {
      if (instance.parentId() != null) {
        all.put("parentInstanceId", instance.parentId());
      }
      all.put("runtimeStatus", ApiFormat.of(instance.status()));
      all.put("createdTime", ApiFormat.of(instance.createdAt()));
      all.put("lastUpdatedTime", ApiFormat.of(instance.lastUpdatedAt()));
    }
    all.put("statusQueryGetUri", links.statusQueryGetUri());
    all.put("terminatePostUri", links.terminatePostUri());
    all.put("purgeHistoryDeleteUri", links.purgeHistoryDeleteUri());
    all.put("rewindPostUri", links.rewindPostUri());
    return new Refusal(status, title, detail, Map.of("Location", links.statusQueryGetUri()), all);
  }
}
