package dev.durablesingleton.local.web.function;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.web.http.MediaType;
import dev.durablesingleton.local.worker.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Status, headers and body that a function's result describes. */
record ResponseDescription(int status, Map<String, String> headers, Content content) {

  private static final int OK = 200;

  static ResponseDescription of(Value returned) {
    if (returned instanceof Value.Response response) {
      return new ResponseDescription(
          response.status(), response.headers(), Content.of(response.body()));
    } else if (returned instanceof Value.Text text) {
      return Json.onlyValue(text.text())
          .map(ResponseDescription::of)
          .orElseGet(() -> plain(Content.of(returned)));
    } else if (returned instanceof Value.Json json) {
      return Json.onlyValue(json.json())
          .map(ResponseDescription::of)
          .orElseGet(() -> plain(Content.of(returned)));
    }
    return plain(Content.of(returned));
  }

  private static ResponseDescription plain(Content content) {
    return new ResponseDescription(OK, Map.of(), content);
  }

  /** A JSON object with a body describes a response; any other JSON is the body itself. */
  private static ResponseDescription of(JsonElement json) {
    JsonElement body = json.isJsonObject() ? member(json.getAsJsonObject(), "body") : null;
    if (body == null) {
      return plain(Content.of(json));
    }
    JsonObject description = json.getAsJsonObject();
    Map<String, String> headers = headers(member(description, "headers"));
    return new ResponseDescription(status(description), headers, content(body, headers));
  }

  private static Content content(JsonElement body, Map<String, String> headers) {
    boolean structured = body.isJsonObject() || body.isJsonArray();
    String type = ContentType.in(headers);
    return structured && MediaType.of(type).isAnyJson()
        ? new Content.Text(Json.compact(body))
        : Content.of(body);
  }

  private static Map<String, String> headers(@Nullable JsonElement headers) {
    Map<String, String> read = new LinkedHashMap<>();
    if (headers != null && headers.isJsonObject()) {
      for (var header : headers.getAsJsonObject().entrySet()) {
        if (header.getValue().isJsonPrimitive()) {
          read.put(header.getKey(), JsonScalar.text(header.getValue().getAsJsonPrimitive()));
        }
      }
    }
    return read;
  }

  private static int status(JsonObject description) {
    for (String name : new String[] {"statusCode", "status"}) {
      JsonElement status = member(description, name);
      if (status != null && status.isJsonPrimitive()) {
        try {
          return Integer.parseInt(status.getAsString().trim());
        } catch (NumberFormatException e) {
          // The other name may have a number.
        }
      }
    }
    return OK;
  }

  private static @Nullable JsonElement member(JsonObject object, String name) {
    for (var member : object.entrySet()) {
      if (member.getKey().equalsIgnoreCase(name)) {
        return member.getValue();
      }
    }
    return null;
  }
}
