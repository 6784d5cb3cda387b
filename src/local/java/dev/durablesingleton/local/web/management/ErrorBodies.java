package dev.durablesingleton.local.web.management;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.durablesingleton.local.web.http.HttpResponse;

/** The bodies in which the extension tells of errors. */
final class ErrorBodies {

  static final String INVALID_OPERATION = "System.InvalidOperationException";
  static final String ARGUMENT = "System.ArgumentException";
  static final String WRONG = "Something went wrong while processing your request";
  static final String BAD_ARGUMENT = "One or more of the arguments submitted is incorrect";

  private ErrorBodies() {}

  /** A JSON string. */
  static HttpResponse sentence(int status, String text) {
    return HttpResponse.json(status, new JsonPrimitive(text));
  }

  /** An object with a message alone. */
  static HttpResponse simple(int status, String message) {
    JsonObject body = new JsonObject();
    body.addProperty("Message", message);
    return HttpResponse.json(status, body);
  }

  /** An object that also tells of the exception; this host has no stack trace to show. */
  static HttpResponse detailed(int status, String message, String exceptionMessage, String type) {
    JsonObject body = new JsonObject();
    body.addProperty("Message", message);
    body.addProperty("ExceptionMessage", exceptionMessage);
    body.addProperty("ExceptionType", type);
    body.addProperty("StackTrace", "");
    return HttpResponse.json(status, body);
  }
}
