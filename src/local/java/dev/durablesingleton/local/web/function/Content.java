package dev.durablesingleton.local.web.function;

import com.google.gson.JsonElement;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.worker.Value;

/** The body of a response before it is encoded: text or bytes. */
sealed interface Content {

  Content EMPTY = new Text("");

  record Text(String text) implements Content {}

  record Bytes(byte[] bytes) implements Content {}

  /** The body that a function set on its response. */
  static Content of(Value body) {
    if (body instanceof Value.Text text) {
      return new Text(text.text());
    } else if (body instanceof Value.Json json) {
      return Json.onlyValue(json.json()).map(Content::of).orElseGet(() -> new Text(json.json()));
    } else if (body instanceof Value.Bytes bytes) {
      return new Bytes(bytes.bytes());
    } else if (body instanceof Value.Int number) {
      return new Text(Long.toString(number.value()));
    } else if (body instanceof Value.Real number) {
      return new Text(Json.number(number.value()));
    }
    return EMPTY;
  }

  /** JSON as the host writes it: indented, and scalars without quotes. */
  static Content of(JsonElement json) {
    if (json.isJsonNull()) {
      return EMPTY;
    }
    return new Text(
        json.isJsonPrimitive() ? JsonScalar.text(json.getAsJsonPrimitive()) : Json.indented(json));
  }
}
