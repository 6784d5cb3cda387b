package dev.durablesingleton.local.conformance;

import java.util.Map;
import java.util.TreeMap;

/**
 * One request and its response.
 *
 * @param step the exchange's name, unique in a recording
 * @param request method and target, separated by a space
 * @param requestBody null if the request has no body
 * @param headers of the response; names are case-insensitive
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
