package dev.durablesingleton.local.web.management;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.durablesingleton.local.web.http.Reply;

/** The bodies in which the extension tells of errors. */
final class Errors {

  static final String INVALID_OPERATION = "System.InvalidOperationException";
  static final String ARGUMENT = "System.ArgumentException";
  static final String WRONG = "Something went wrong while processing your request";
  static final String BAD_ARGUMENT = "One or more of the arguments submitted is incorrect";

  private Errors() {}

  /** A JSON string. */
  static Reply sentence(int status, String text) {
    return Reply.json(status, new JsonPrimitive(text));
  }

  /** An object with a message alone. */
  static Reply simple(int status, String message) {
    JsonObject body = new JsonObject();
    body.addProperty("Message", message);
    return Reply.json(status, body);
  }

  /** An object that also tells of the exception; this host has no stack trace to show. */
  static Reply detailed(int status, String message, String exceptionMessage, String type) {
    JsonObject body = new JsonObject();
    body.addProperty("Message", message);
    body.addProperty("ExceptionMessage", exceptionMessage);
    body.addProperty("ExceptionType", type);
    body.addProperty("StackTrace", "");
    return Reply.json(status, body);
  }
}
