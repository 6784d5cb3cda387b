package dev.durablesingleton.local.conformance;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSyntaxException;
import com.google.gson.Strictness;
import java.util.List;
import java.util.Locale;

/**
 * The part of a response that must be equal: status, some headers, and the body without values that
 * always differ.
 */
final class NormalizedResponse {

  private static final Gson GSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  /** Steps whose responses list the whole hub, describe the host, or depend on timing. */
  private static final List<String> SHAPE_ONLY =
      List.of(
          "list.top2",
          "list.prefix",
          "list.status",
          "list.bad-time",
          "client.query",
          "status.eternal",
          "terminate.eternal",
          "admin.");

  private NormalizedResponse() {}

  static JsonObject of(Exchange exchange) {
    JsonObject normalized = new JsonObject();
    normalized.addProperty("status", exchange.status());
    normalized.add("headers", headers(exchange));
    normalized.add("body", body(exchange));
    return normalized;
  }

  private static JsonObject headers(Exchange exchange) {
    JsonObject headers = new JsonObject();
    exchange
        .headers()
        .forEach(
            (name, value) -> {
              switch (name.toLowerCase(Locale.ROOT)) {
                case "content-type" ->
                    headers.addProperty(
                        "content-type", value.replaceAll("\\s", "").toLowerCase(Locale.ROOT));
                case "location" -> headers.addProperty("location", Mask.hide(value));
                case "retry-after" -> headers.addProperty("retry-after", value);
                case "x-ms-continuation-token" ->
                    headers.addProperty("continuation", value.isEmpty() ? "" : "<token>");
                default -> {
                  // Other headers belong to the server and are not compared.
                }
              }
            });
    return headers;
  }

  private static JsonElement body(Exchange exchange) {
    if (exchange.step().equals("http.root")) {
      return new JsonPrimitive(exchange.body().isEmpty() ? "" : "<landing page>");
    }
    JsonElement value = json(exchange.body());
    if (value == null) {
      return new JsonPrimitive(Mask.hide(exchange.body()));
    }
    return SHAPE_ONLY.stream().anyMatch(exchange.step()::startsWith)
        ? CanonicalJson.shape(value)
        : CanonicalJson.value(value);
  }

  /** Null if the text is not JSON. */
  private static JsonElement json(String text) {
    try {
      return GSON.fromJson(text, JsonElement.class);
    } catch (JsonSyntaxException e) {
      return null;
    }
  }
}
