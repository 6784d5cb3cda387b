package dev.durablesingleton.local.web.management;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.messages.TaskFailureDetails;

/** Converts failure details to JSON. */
final class FailureDocument {

  private FailureDocument() {}

  /** The properties of an activity's failure are null (recorded). */
  static JsonElement ofActivity(boolean isSet, TaskFailureDetails details) {
    return isSet ? of(details, JsonNull.INSTANCE) : JsonNull.INSTANCE;
  }

  /**
   * The properties of an orchestrator's failure are an empty object, those of a failure by the
   * engine, which has no stack trace, are null (recorded).
   */
  static JsonElement ofOrchestrator(boolean isSet, TaskFailureDetails details) {
    if (!isSet) {
      return JsonNull.INSTANCE;
    }
    return of(details, details.hasStackTrace() ? new JsonObject() : JsonNull.INSTANCE);
  }

  private static JsonObject of(TaskFailureDetails details, JsonElement properties) {
    JsonObject json = new JsonObject();
    json.addProperty("ErrorType", details.getErrorType());
    json.addProperty("ErrorMessage", details.getErrorMessage());
    json.addProperty(
        "StackTrace", HistoryEventJson.text(details.hasStackTrace(), details.getStackTrace()));
    json.add(
        "InnerFailure",
        details.hasInnerFailure() ? of(details.getInnerFailure(), properties) : JsonNull.INSTANCE);
    json.addProperty("IsNonRetriable", details.getIsNonRetriable());
    json.add("Properties", properties);
    return json;
  }
}
