package dev.durablesingleton.local.web;

import java.util.HashMap;
import java.util.Map;

/** The reason phrases of the real host's server (ASP.NET Core's ReasonPhrases). */
final class ReasonPhrase {

  private static final Map<Integer, String> BY_STATUS = new HashMap<>();

  static {
    add(100, "Continue", "Switching Protocols", "Processing");
    add(
        200,
        "OK",
        "Created",
        "Accepted",
        "Non-Authoritative Information",
        "No Content",
        "Reset Content",
        "Partial Content",
        "Multi-Status",
        "Already Reported");
    add(226, "IM Used");
    add(
        300,
        "Multiple Choices",
        "Moved Permanently",
        "Found",
        "See Other",
        "Not Modified",
        "Use Proxy",
        "Switch Proxy",
        "Temporary Redirect",
        "Permanent Redirect");
    add(
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
        "Payload Too Large",
        "URI Too Long",
        "Unsupported Media Type",
        "Range Not Satisfiable",
        "Expectation Failed",
        "I'm a teapot",
        "Authentication Timeout");
    add(421, "Misdirected Request", "Unprocessable Entity", "Locked", "Failed Dependency");
    add(426, "Upgrade Required");
    add(428, "Precondition Required", "Too Many Requests");
    add(431, "Request Header Fields Too Large");
    add(451, "Unavailable For Legal Reasons");
    add(499, "Client Closed Request");
    add(
        500,
        "Internal Server Error",
        "Not Implemented",
        "Bad Gateway",
        "Service Unavailable",
        "Gateway Timeout",
        "HTTP Version Not Supported",
        "Variant Also Negotiates",
        "Insufficient Storage",
        "Loop Detected");
    add(510, "Not Extended", "Network Authentication Required");
  }

  private ReasonPhrase() {}

  /** Returns the phrase of a status; empty for a status that has none. */
  static String of(int status) {
    return BY_STATUS.getOrDefault(status, "");
  }

  private static void add(int first, String... phrases) {
    for (int i = 0; i < phrases.length; i++) {
      BY_STATUS.put(first + i, phrases[i]);
    }
  }
}
