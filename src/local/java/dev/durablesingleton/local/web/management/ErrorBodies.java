package dev.durablesingleton.local.web.management;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.durablesingleton.local.web.http.HttpResponse;

/** The error responses of the Durable extension. */
final class ErrorBodies {

  static final String INVALID_OPERATION = "System.InvalidOperationException";
  static final String ARGUMENT = "System.ArgumentException";
  static final String WRONG = "Something went wrong while processing your request";
  static final String BAD_ARGUMENT = "One or more of the arguments submitted is incorrect";

  private ErrorBodies() {}

  /** The body is a JSON string. */
  static HttpResponse sentence(int status, String text) {
    return HttpResponse.json(status, new JsonPrimitive(text));
  }

  /** The body is an object with a message. */
  static HttpResponse simple(int status, String message) {
    JsonObject body = new JsonObject();
    body.addProperty("Message", message);
    return HttpResponse.json(status, body);
  }

  /** The body is an object with a message and the exception; the stack trace is always empty. */
  static HttpResponse detailed(int status, String message, String exceptionMessage, String type) {
    JsonObject body = new JsonObject();
    body.addProperty("Message", message);
    body.addProperty("ExceptionMessage", exceptionMessage);
    body.addProperty("ExceptionType", type);
    body.addProperty("StackTrace", "");
    return HttpResponse.json(status, body);
  }
}
