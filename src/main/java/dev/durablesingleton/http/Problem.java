package dev.durablesingleton.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Locale;
import java.util.Map;

/**
 * A refusal as RFC 9457 has it. Written out as JSON by the order of components.
 *
 * @param instance tells this occurrence from others, by the ID under which the invocation is logged
 */
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @JsonAnyGetter Map<String, String> members) {

  static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(Refusal refusal, String invocationId) {
    return new Problem(
        "urn:durable-singleton:" + refusal.title().toLowerCase(Locale.ROOT).replace(' ', '-'),
        refusal.title(),
        refusal.status().value(),
        refusal.detail(),
        "urn:uuid:" + invocationId,
        refusal.members());
  }
}
