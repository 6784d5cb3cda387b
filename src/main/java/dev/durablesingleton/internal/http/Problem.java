package dev.durablesingleton.internal.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Locale;
import java.util.Map;

/**
 * Refusal as a problem document (RFC 9457), serialised in the order of the components.
 *
 * @param instance URN of the invocation ID, under which the request is logged
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
