package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP request with its body converted to the type that the function declares. */
final class RequestMessage implements HttpRequestMessage<Object> {

  private final Value.Request request;
  private final @Nullable Object body;

  RequestMessage(Value.Request request, @Nullable Object body) {
    this.request = request;
    this.body = body;
  }

  @Override
  public URI getUri() {
    return URI.create(request.uri());
  }

  @Override
  public HttpMethod getHttpMethod() {
    return HttpMethod.value(request.method());
  }

  @Override
  public Map<String, String> getHeaders() {
    return Collections.unmodifiableMap(request.headers());
  }

  @Override
  public Map<String, String> getQueryParameters() {
    return Collections.unmodifiableMap(request.query());
  }

  @Override
  public @Nullable Object getBody() {
    return body;
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
    return new ResponseMessage().status(status);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
    return new ResponseMessage().status(status);
  }
}
