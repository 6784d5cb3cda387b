package dev.durablesingleton.local.builtin;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The .NET exceptions that the extension writes into a history as JSON (3.19.0, recorded), without
 * stack traces.
 */
final class DotNetException {

  static final String FORMAT = "System.FormatException";
  static final String INVALID_OPERATION = "System.InvalidOperationException";
  static final String FUNCTION_FAILED =
      "Microsoft.Azure.WebJobs.Extensions.DurableTask.FunctionFailedException";

  private static final String CORE = "System.Private.CoreLib";
  private static final String HTTP = "System.Net.Http";
  private static final int SOCKET_ERROR = -2147467259;
  private static final int EXCEPTION = -2146233088;

  /** Why a request failed: the numbers of .NET's {@code HttpRequestError}. */
  enum RequestError {
    UNKNOWN(0),
    NAME_RESOLUTION(1),
    CONNECTION(2),
    SECURE_CONNECTION(3);

    private final int number;

    RequestError(int number) {
      this.number = number;
    }
  }

  private DotNetException() {}

  static String functionFailed(String message) {
    return Json.compact(
        exception(
            FUNCTION_FAILED, "Microsoft.Azure.WebJobs.Extensions.DurableTask", message, EXCEPTION));
  }

  static String timeout(String message) {
    return Json.compact(exception("System.TimeoutException", CORE, message, -2146233083));
  }

  /** A connection that was not made. */
  static String notConnected(String message, String cause, RequestError error) {
    JsonObject inner =
        exception(
            "System.Net.Sockets.SocketException", "System.Net.Primitives", cause, SOCKET_ERROR);
    return httpRequest(message, error, null, inner, HTTP, SOCKET_ERROR);
  }

  /** Another failure of a request. */
  static String httpRequest(String message, RequestError error) {
    return httpRequest(message, error, null, JsonNull.INSTANCE, HTTP, EXCEPTION);
  }

  /**
   * A response whose status fails the request.
   *
   * @param status null if the exception does not have it
   * @param source the assembly that throws it
   */
  static String status(String message, @Nullable Integer status, String source) {
    return httpRequest(message, RequestError.UNKNOWN, status, JsonNull.INSTANCE, source, EXCEPTION);
  }

  private static String httpRequest(
      String message,
      RequestError error,
      @Nullable Integer status,
      JsonElement inner,
      String source,
      int result) {
    JsonObject data = new JsonObject();
    data.addProperty("$type", "System.Collections.ListDictionaryInternal, " + CORE);
    JsonObject json = new JsonObject();
    json.addProperty("$type", "System.Net.Http.HttpRequestException, " + HTTP);
    json.addProperty("HttpRequestError", error.number);
    json.addProperty("StatusCode", status);
    json.addProperty("Message", message);
    json.add("Data", data);
    json.add("InnerException", inner);
    json.add("HelpLink", JsonNull.INSTANCE);
    json.addProperty("Source", source);
    json.addProperty("HResult", result);
    json.addProperty("StackTrace", "");
    return Json.compact(json);
  }

  private static JsonObject exception(String type, String assembly, String message, int result) {
    JsonObject json = new JsonObject();
    json.addProperty("$type", type + ", " + assembly);
    json.addProperty("ClassName", type);
    json.addProperty("Message", message);
    json.add("Data", JsonNull.INSTANCE);
    json.add("InnerException", JsonNull.INSTANCE);
    json.add("StackTraceString", JsonNull.INSTANCE);
    json.addProperty("HResult", result);
    return json;
  }
}
