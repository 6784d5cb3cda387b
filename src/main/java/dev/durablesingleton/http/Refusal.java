package dev.durablesingleton.http;

import com.microsoft.azure.functions.HttpStatus;
import dev.durablesingleton.links.ApiFormat;
import dev.durablesingleton.links.ManagementLinks;
import dev.durablesingleton.start.ExistingInstance;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why a request does not get what it asked for, free of the format it is told in.
 *
 * @param detail one sentence for the caller
 * @param members what a caller who asks for JSON is told besides, in order
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

  /** Tells in how many seconds another try makes sense. */
  Refusal retryAfter(int seconds) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Retry-After", String.valueOf(seconds));
    return new Refusal(status, title, detail, all, members);
  }

  /**
   * Tells which state the instance is in since when, where that is known, and what can be done
   * about it.
   */
  Refusal because(ManagementLinks links, Optional<ExistingInstance> instance) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("instanceId", links.id());
    instance.ifPresent(
        known -> {
          all.put("runtimeStatus", ApiFormat.of(known.status()));
          all.put("createdTime", ApiFormat.of(known.createdAt()));
          all.put("lastUpdatedTime", ApiFormat.of(known.lastUpdatedAt()));
        });
    all.put("statusQueryGetUri", links.statusQueryGetUri());
    all.put("terminatePostUri", links.terminatePostUri());
    all.put("purgeHistoryDeleteUri", links.purgeHistoryDeleteUri());
    return new Refusal(status, title, detail, Map.of("Location", links.statusQueryGetUri()), all);
  }
}
