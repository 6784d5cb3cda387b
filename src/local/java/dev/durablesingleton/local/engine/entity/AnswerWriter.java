package dev.durablesingleton.local.engine.entity;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.messages.OperationResult;
import dev.durablesingleton.local.messages.TaskFailureDetails;

/** Writes the answers to calls and lock requests, in the format of DurableTask.Core (recorded). */
final class AnswerWriter {

  private static final String NOT_RUN = "entity dispatch failed";

  private AnswerWriter() {}

  /** The answer to a lock request. */
  static String locked() {
    JsonObject answer = new JsonObject();
    answer.addProperty("result", "Lock Acquisition Completed");
    return Json.compact(answer);
  }

  /** The answer to one operation. */
  static String of(OperationResult result) {
    JsonObject answer = new JsonObject();
    if (result.hasFailure()) {
      answer.add("result", JsonNull.INSTANCE);
      answer.add("failureDetails", failure(result.getFailure().getFailureDetails(), true));
    } else {
      boolean present = result.getSuccess().hasResult();
      answer.addProperty("result", present ? result.getSuccess().getResult().getValue() : null);
    }
    return Json.compact(answer);
  }

  /** The answer to each operation of a batch that failed as a whole. */
  static String notRun(BatchFailure failure) {
    JsonObject answer = new JsonObject();
    answer.addProperty("result", failure.details().getErrorMessage());
    answer.addProperty("exceptionType", NOT_RUN);
    answer.add("failureDetails", failure(failure.details(), !failure.ofHost()));
    return Json.compact(answer);
  }

  /**
   * @param withProperties whether properties are an object, as in failures that the SDK reports; in
   *     those of the host they are null
   */
  private static JsonObject failure(TaskFailureDetails details, boolean withProperties) {
    JsonObject json = new JsonObject();
    json.addProperty("ErrorType", details.getErrorType());
    json.addProperty("ErrorMessage", details.getErrorMessage());
    json.addProperty(
        "StackTrace", details.hasStackTrace() ? details.getStackTrace().getValue() : null);
    json.add(
        "InnerFailure",
        details.hasInnerFailure()
            ? failure(details.getInnerFailure(), withProperties)
            : JsonNull.INSTANCE);
    json.addProperty("IsNonRetriable", details.getIsNonRetriable());
    json.add(
        "Properties",
        withProperties
            ? object(Struct.newBuilder().putAllFields(details.getPropertiesMap()).build())
            : JsonNull.INSTANCE);
    return json;
  }

  private static JsonObject object(Struct struct) {
    JsonObject object = new JsonObject();
    struct.getFieldsMap().forEach((name, value) -> object.add(name, json(value)));
    return object;
  }

  private static JsonElement json(Value value) {
    return switch (value.getKindCase()) {
      case NUMBER_VALUE -> new JsonPrimitive(value.getNumberValue());
      case STRING_VALUE -> new JsonPrimitive(value.getStringValue());
      case BOOL_VALUE -> new JsonPrimitive(value.getBoolValue());
      case STRUCT_VALUE -> object(value.getStructValue());
      case LIST_VALUE -> {
        JsonArray array = new JsonArray();
        value.getListValue().getValuesList().forEach(element -> array.add(json(element)));
        yield array;
      }
      default -> JsonNull.INSTANCE;
    };
  }
}
