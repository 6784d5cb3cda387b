package dev.durablesingleton.local.builtin;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates the requests of an exchange. Redirects are followed as by .NET's {@code
 * SocketsHttpHandler}: up to 50, not from https to http, without credentials. Java's client differs
 * in each of these.
 */
final class Redirects {

  static final int MOST = 50;

  private static final Set<Integer> STATUSES = Set.of(300, 301, 302, 303, 307, 308);

  private Redirects() {}

  /**
   * The request of a call.
   *
   * @throws HttpCallException if HTTP does not allow a header
   */
  static HttpRequest first(HttpCall call) throws HttpCallException {
    HttpRequest.Builder request = HttpRequest.newBuilder(call.uri());
    for (HttpCall.Header header : call.headers()) {
      try {
        request.header(header.name(), header.value());
      } catch (IllegalArgumentException e) {
        throw HttpCallException.unhandled(
            DotNetException.FORMAT,
            "The header '" + header.name() + "' has a name or a value that HTTP does not allow.");
      }
    }
    HttpCall.Content content = call.content();
    if (content != null) {
      request.header("Content-Type", content.type());
    }
    return content == null
        ? withoutContent(request, call.method())
        : request.method(call.method(), BodyPublishers.ofString(content.text())).build();
  }

  /** The request that follows a response; null if the response is the last. */
  static @Nullable HttpRequest next(HttpRequest request, HttpResponse<?> response) {
    String location = response.headers().firstValue("Location").orElse(null);
    URI parsed =
        location == null || !STATUSES.contains(response.statusCode())
            ? null
            : RequestUri.parse(location);
    if (parsed == null) {
      return null;
    }
    URI target = request.uri().resolve(parsed);
    boolean http = "http".equalsIgnoreCase(target.getScheme());
    boolean https = "https".equalsIgnoreCase(target.getScheme());
    boolean fromHttps = "https".equalsIgnoreCase(request.uri().getScheme());
    if (target.getHost() == null || !(https || (http && !fromHttps))) {
      return null;
    }
    boolean becomesGet = becomesGet(request.method(), response.statusCode());
    HttpRequest.Builder next = HttpRequest.newBuilder(target);
    request
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!name.equalsIgnoreCase("Authorization")
                  && !(becomesGet && name.equalsIgnoreCase("Content-Type"))) {
                values.forEach(value -> next.header(name, value));
              }
            });
    return becomesGet || request.bodyPublisher().isEmpty()
        ? withoutContent(next, becomesGet ? "GET" : request.method())
        : next.method(request.method(), request.bodyPublisher().get()).build();
  }

  /** With these two methods of the builder, Java sends no {@code Content-Length} from 19 on. */
  private static HttpRequest withoutContent(HttpRequest.Builder request, String method) {
    return switch (method) {
      case "GET" -> request.GET().build();
      case "DELETE" -> request.DELETE().build();
      default -> request.method(method, BodyPublishers.noBody()).build();
    };
  }

  private static boolean becomesGet(String method, int status) {
    return switch (status) {
      case 300, 301, 302 -> method.equals("POST");
      case 303 -> !method.equals("GET") && !method.equals("HEAD");
      default -> false;
    };
  }
}
