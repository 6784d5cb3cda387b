package dev.durablesingleton.testkit;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the Functions worker hands it to a function: header names in lower case, query
 * decoded.
 */
public final class FakeRequest implements HttpRequestMessage<Optional<String>> {

  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, String> query = new HashMap<>();
  private String url = "http://localhost:7071/api/orchestrators/HelloCities/tour-1";
  private String body;

  public FakeRequest header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  public FakeRequest query(String name, String value) {
    query.put(name, value);
    return this;
  }

  public FakeRequest body(String text) {
    body = text;
    return this;
  }

  public FakeRequest url(String text) {
    url = text;
    return this;
  }

  @Override
  public URI getUri() {
    return URI.create(url);
  }

  @Override
  public HttpMethod getHttpMethod() {
    return HttpMethod.POST;
  }

  @Override
  public Map<String, String> getHeaders() {
    return headers;
  }

  @Override
  public Map<String, String> getQueryParameters() {
    return query;
  }

  @Override
  public Optional<String> getBody() {
    return Optional.ofNullable(body);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
    return createResponseBuilder((HttpStatusType) status);
  }

  @Override
  public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
    return new FakeResponse.Builder().status(status);
  }
}
