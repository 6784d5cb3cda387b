package dev.durablesingleton.local.conformance;

import java.util.Map;
import java.util.TreeMap;

/**
 * One request and its answer.
 *
 * @param step the exchange's name, unique in a recording
 * @param request method and target, with a blank between
 * @param requestBody null for none
 * @param headers of the answer; names in any letter case
 */
record Exchange(
    String step,
    String request,
    String requestBody,
    int status,
    Map<String, String> headers,
    String body) {

  Exchange {
    TreeMap<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  String method() {
    return request.substring(0, request.indexOf(' '));
  }

  String target() {
    return request.substring(request.indexOf(' ') + 1);
  }

  Exchange answered(int newStatus, Map<String, String> newHeaders, String newBody) {
    return new Exchange(step, request, requestBody, newStatus, newHeaders, newBody);
  }
}
