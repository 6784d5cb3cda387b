package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP response and its builder, as in the Java worker's RpcHttpDataTarget. Field names matter:
 * if a method declares {@code Object}, Gson writes this object, and the host looks for {@code body}
 * and {@code headers}.
 */
final class ResponseMessage implements HttpResponseMessage, HttpResponseMessage.Builder {

  private int httpStatusCode = HttpStatus.OK.value();
  private HttpStatusType httpStatus = HttpStatus.OK;
  private @Nullable Object body;
  private final Map<String, String> headers = new HashMap<>();

  @Override
  public HttpStatusType getStatus() {
    return httpStatus;
  }

  @Override
  public int getStatusCode() {
    return httpStatusCode;
  }

  @Override
  public @Nullable String getHeader(String key) {
    return headers.get(key);
  }

  @Override
  public @Nullable Object getBody() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }

  @Override
  public Builder status(HttpStatusType status) {
    this.httpStatusCode = status.value();
    this.httpStatus = status;
    return this;
  }

  @Override
  public Builder header(String key, String value) {
    headers.put(key, value);
    return this;
  }

  @Override
  public Builder body(@Nullable Object body) {
    this.body = body;
    return this;
  }

  @Override
  public HttpResponseMessage build() {
    return this;
  }
}
