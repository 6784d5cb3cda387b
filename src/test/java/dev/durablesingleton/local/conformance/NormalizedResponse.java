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

/** What counts of an answer: status, some headers, and the body without what differs by nature. */
final class Essence {

  private static final Gson GSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();

  /** Listings of the whole hub, what the host is, and what depends on the moment. */
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

  private Essence() {}

  static JsonObject of(Exchange exchange) {
    JsonObject essence = new JsonObject();
    essence.addProperty("status", exchange.status());
    essence.add("headers", headers(exchange));
    essence.add("body", body(exchange));
    return essence;
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
                  // The server's own business.
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
        ? Canonical.shape(value)
        : Canonical.value(value);
  }

  /** Null when the text is no JSON. */
  private static JsonElement json(String text) {
    try {
      return GSON.fromJson(text, JsonElement.class);
    } catch (JsonSyntaxException e) {
      return null;
    }
  }
}
