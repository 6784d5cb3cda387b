package dev.durablesingleton.local.builtin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.functionapp.TimeSpan;
import dev.durablesingleton.local.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request as the Durable extension does: the input is an array whose first element is the
 * request. Refusals have the exceptions of the extension 3.19.0 (recorded).
 */
final class HttpCallReader {

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private HttpCallReader() {}

  static HttpCall read(@Nullable String input) throws HttpCallException {
    JsonObject request = request(input);
    String method = method(member(request, "method"));
    RequestHeaders headers = RequestHeaders.read(member(request, "headers"));
    HttpCall.Content content = content(member(request, "content"), headers);
    refuseTokenSource(member(request, "tokenSource"));
    URI uri = RequestUri.read(text(member(request, "uri")));
    return new HttpCall(
        method,
        uri,
        headers.sent(),
        headers.omitted(),
        content,
        timeout(text(member(request, "timeout"))),
        retried(member(request, "retryOptions")));
  }

  private static JsonObject request(@Nullable String input) throws HttpCallException {
    JsonElement value = input == null ? JsonNull.INSTANCE : Json.onlyValue(input).orElse(null);
    if (value == null || value.isJsonPrimitive()) {
      throw notDeserialized("The input is not an array with one request.");
    }
    if (value.isJsonNull()) {
      throw missing("source");
    }
    if (value instanceof JsonObject object) {
      throw notDeserialized(NotAnArray.message(object));
    }
    JsonArray requests = value.getAsJsonArray();
    if (requests.isEmpty()) {
      throw HttpCallException.unhandled(
          DotNetException.INVALID_OPERATION, "Sequence contains no elements");
    }
    if (!requests.get(0).isJsonObject()) {
      throw notDeserialized("The first element of the input is not a request.");
    }
    return requests.get(0).getAsJsonObject();
  }

  private static String method(JsonElement method) throws HttpCallException {
    if (method.isJsonNull()) {
      throw missing("method");
    }
    String name = text(method);
    if (name == null || !TOKEN.matcher(name).matches()) {
      throw HttpCallException.unhandled(
          DotNetException.FORMAT, "The format of the HTTP method is invalid.");
    }
    return name.toUpperCase(Locale.ROOT);
  }

  /** A media type with parameters is refused, as .NET's constructor does. */
  private static HttpCall.@Nullable Content content(JsonElement content, RequestHeaders headers)
      throws HttpCallException {
    String text = text(content);
    if (text == null) {
      return null;
    }
    String type = headers.contentType() == null ? "text/plain" : headers.contentType();
    String[] parts = type.split("/", -1);
    if (parts.length != 2
        || !TOKEN.matcher(parts[0]).matches()
        || !TOKEN.matcher(parts[1]).matches()) {
      throw HttpCallException.unhandled(
          DotNetException.FORMAT, "The format of value '" + type + "' is invalid.");
    }
    boolean form = type.equalsIgnoreCase("application/x-www-form-urlencoded");
    return new HttpCall.Content(text, form ? type + "; charset=utf-8" : type);
  }

  private static void refuseTokenSource(JsonElement source) throws HttpCallException {
    if (!source.isJsonNull()) {
      throw HttpCallException.unhandled(
          "Azure.Identity.CredentialUnavailableException",
          "The request has a tokenSource, and this host has no managed identity to get a token"
              + " from. Get the token in an activity and send it in the header Authorization.");
    }
  }

  private static @Nullable Duration timeout(@Nullable String text) throws HttpCallException {
    if (text == null) {
      return null;
    }
    Duration timeout =
        TimeSpan.parse(text)
            .orElseThrow(
                () ->
                    notDeserialized(
                        "The timeout '" + text + "' is not a time span such as 00:00:30."));
    if (timeout.isNegative() || timeout.isZero()) {
      throw notDeserialized("The timeout '" + text + "' is not positive.");
    }
    return timeout;
  }

  private static @Nullable Set<Integer> retried(JsonElement options) {
    if (!(options instanceof JsonObject object)) {
      return null;
    }
    Set<Integer> statuses = new HashSet<>();
    if (member(object, "statusCodesToRetry") instanceof JsonArray codes) {
      codes.forEach(code -> statuses.add(code.getAsInt()));
    }
    return statuses;
  }

  /** A member of any letter case, as Newtonsoft.Json reads them; JSON's null if there is none. */
  private static JsonElement member(JsonObject object, String name) {
    if (object.has(name)) {
      return object.get(name);
    }
    return object.entrySet().stream()
        .filter(member -> member.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(JsonNull.INSTANCE);
  }

  private static @Nullable String text(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsString() : null;
  }

  private static HttpCallException missing(String parameter) {
    return HttpCallException.unhandled(
        "System.ArgumentNullException", "Value cannot be null. (Parameter '" + parameter + "')");
  }

  private static HttpCallException notDeserialized(String message) {
    return HttpCallException.unhandled("Newtonsoft.Json.JsonSerializationException", message);
  }
}
