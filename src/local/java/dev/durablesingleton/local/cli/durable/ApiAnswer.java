package dev.durablesingleton.local.cli.durable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the management API.
 *
 * @param token for the next page; null if there is none
 */
record ApiAnswer(int status, @Nullable String token, String body) {

  private static final int DEEPEST = 1_000;

  ApiAnswer {
    token = token == null || token.isBlank() ? null : token;
  }

  boolean isDone() {
    return status == 200 || status == 202;
  }

  /** The body, which must be a JSON object. */
  JsonObject object() throws VerbException {
    return parsed()
        .filter(JsonElement::isJsonObject)
        .orElseThrow(ApiAnswer::foreign)
        .getAsJsonObject();
  }

  /** The body, which must be a JSON array. */
  JsonArray array() throws VerbException {
    return parsed()
        .filter(JsonElement::isJsonArray)
        .orElseThrow(ApiAnswer::foreign)
        .getAsJsonArray();
  }

  /** What the body says about a failure; otherwise only the status. */
  String reason() {
    return parsed().flatMap(ApiAnswer::sentence).orElse("HTTP status " + status);
  }

  /** Whether the extension has thrown because of the status of an instance. */
  boolean isInvalidOperation() {
    return parsed()
        .filter(JsonElement::isJsonObject)
        .flatMap(error -> text(error.getAsJsonObject(), "ExceptionType"))
        .filter("System.InvalidOperationException"::equals)
        .isPresent();
  }

  /** Numbers keep their text. */
  private Optional<JsonElement> parsed() {
    JsonReader reader = new JsonReader(new StringReader(body));
    reader.setStrictness(Strictness.STRICT);
    reader.setNestingLimit(DEEPEST);
    try {
      return Optional.of(JsonParser.parseReader(reader));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  private static VerbException foreign() {
    return VerbException.noTaskHub(
        "The answer is not one of the management API of a Functions host; check --url.");
  }

  private static Optional<String> sentence(JsonElement error) {
    if (error.isJsonObject()) {
      return text(error.getAsJsonObject(), "ExceptionMessage")
          .or(() -> text(error.getAsJsonObject(), "Message"));
    }
    return error.isJsonPrimitive() ? Optional.of(error.getAsString()) : Optional.empty();
  }

  private static Optional<String> text(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .filter(text -> !text.isBlank());
  }
}
