package dev.durablesingleton.local.web.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.web.http.HttpRequest;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.RequestHead;
import dev.durablesingleton.local.web.keys.KeyScope;
import dev.durablesingleton.local.web.keys.KeyStore;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Lists, sets and removes the keys of a group. */
final class KeysApi {

  private final KeyStore keys;

  KeysApi(KeyStore keys) {
    this.keys = keys;
  }

  HttpResponse list(KeyScope scope, RequestHead head) {
    JsonArray list = new JsonArray();
    keys.all(scope).forEach((name, value) -> list.add(key(name, value)));
    JsonObject body = new JsonObject();
    body.add("keys", list);
    return linked(200, body, head);
  }

  /** Reads, sets or removes one key, by the request's method. */
  HttpResponse one(KeyScope scope, String name, HttpRequest request) {
    RequestHead head = request.head();
    SortedMap<String, String> all = keys.all(scope);
    if (head.is("GET")) {
      return all.containsKey(name)
          ? linked(200, key(name, all.get(name)), head)
          : HttpResponse.empty(404);
    } else if (head.is("DELETE")) {
      return HttpResponse.empty(keys.remove(scope, name) ? 204 : 404);
    }
    String value = keys.set(scope, name, head.is("PUT") ? requestedValue(request) : null);
    return linked(all.containsKey(name) ? 200 : 201, key(name, value), head);
  }

  /** The value in the body of a PUT; null if it has none. */
  private static @Nullable String requestedValue(HttpRequest request) {
    JsonElement body = Json.onlyValue(request.text()).orElse(null);
    JsonElement value =
        body != null && body.isJsonObject() ? body.getAsJsonObject().get("value") : null;
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }

  private static JsonObject key(String name, String value) {
    JsonObject key = new JsonObject();
    key.addProperty("name", name);
    key.addProperty("value", value);
    return key;
  }

  private static HttpResponse linked(int status, JsonObject body, RequestHead head) {
    JsonObject self = new JsonObject();
    self.addProperty("rel", "self");
    self.addProperty("href", head.origin() + head.target().escapedPath());
    JsonArray links = new JsonArray();
    links.add(self);
    body.add("links", links);
    return HttpResponse.json(status, body);
  }
}
