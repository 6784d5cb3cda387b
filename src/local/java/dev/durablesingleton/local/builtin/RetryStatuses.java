package dev.durablesingleton.local.builtin;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The statuses that {@code retryOptions} turn into failures. The extension does not retry itself; a
 * retry policy of the task does (3.19.0, recorded).
 */
final class RetryStatuses {

  /** .NET's descriptions; without blanks they are the names of {@code HttpStatusCode}. */
  private static final Map<Integer, String> DESCRIPTIONS = new HashMap<>();

  static {
    describe(
        400,
        "Bad Request",
        "Unauthorized",
        "Payment Required",
        "Forbidden",
        "Not Found",
        "Method Not Allowed",
        "Not Acceptable",
        "Proxy Authentication Required",
        "Request Timeout",
        "Conflict",
        "Gone",
        "Length Required",
        "Precondition Failed",
        "Request Entity Too Large",
        "Request-Uri Too Long",
        "Unsupported Media Type",
        "Requested Range Not Satisfiable",
        "Expectation Failed");
    describe(421, "Misdirected Request", "Unprocessable Entity", "Locked", "Failed Dependency");
    describe(426, "Upgrade Required");
    describe(428, "Precondition Required", "Too Many Requests");
    describe(431, "Request Header Fields Too Large");
    describe(451, "Unavailable For Legal Reasons");
    describe(
        500,
        "Internal Server Error",
        "Not Implemented",
        "Bad Gateway",
        "Service Unavailable",
        "Gateway Timeout",
        "Http Version Not Supported",
        "Variant Also Negotiates",
        "Insufficient Storage",
        "Loop Detected");
    describe(510, "Not Extended", "Network Authentication Required");
  }

  private RetryStatuses() {}

  /**
   * Checks the status of a response.
   *
   * @param retried the statuses that fail; empty for all from 400, null for none
   * @throws HttpCallException if the status is one of them
   */
  static void check(@Nullable Set<Integer> retried, int status) throws HttpCallException {
    if (retried == null) {
      return;
    }
    String description = DESCRIPTIONS.getOrDefault(status, "");
    if (retried.isEmpty() && status >= 400) {
      String message = "Response status code does not indicate success: " + status;
      message += description.isEmpty() ? "." : " (" + description + ").";
      throw HttpCallException.hidden(
          message, DotNetException.status(message, status, "System.Net.Http"), message);
    }
    if (retried.contains(status)) {
      String name = description.isEmpty() ? "" + status : description.replaceAll("[ -]", "");
      String message = "Status code " + name + " received, retry requested.";
      throw HttpCallException.hidden(
          message,
          DotNetException.status(message, null, "Microsoft.Azure.WebJobs.Extensions.DurableTask"),
          message);
    }
  }

  private static void describe(int first, String... descriptions) {
    for (int i = 0; i < descriptions.length; i++) {
      DESCRIPTIONS.put(first + i, descriptions[i]);
    }
  }
}
