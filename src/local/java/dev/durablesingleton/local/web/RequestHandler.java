package dev.durablesingleton.local.web;

import dev.durablesingleton.local.web.http.HttpRequest;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.RequestHead;
import dev.durablesingleton.local.web.http.RequestTarget;
import dev.durablesingleton.local.web.http.RouteDecision;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Passes each request to the endpoint that answers it, and writes the response. Thread-safe. */
final class RequestHandler extends Handler.Abstract.NonBlocking {

  private static final byte[] NO_BODY = {};

  private final HostCheck hosts;
  private final RequestRouter router;
  private final Executor executor;
  private final long maxBody;
  private final Map<String, String> customHeaders;
  private final ErrorMapper errors;

  RequestHandler(WebContext context, WebOptions options) {
    this.hosts = new HostCheck(options.allowedHosts());
    this.router = new RequestRouter(context, options.keysEnforced());
    this.executor = context.executor();
    this.maxBody = options.maxBody();
    this.customHeaders = context.hostJson().customHeaders();
    this.errors = new ErrorMapper(context.log());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    // A function may run longer than the idle timeout of a connection.
    request.addIdleTimeoutListener(timeout -> false);
    String raw = request.getHttpURI().asString();
    HttpFields headers = request.getHeaders();
    Optional<HttpResponse> refusal =
        Optional.ofNullable(RequestLimits.refusal(request.getMethod(), raw, headers))
            .or(() -> hosts.refusal(raw, headers));
    Optional<RequestTarget> target =
        refusal.isPresent() ? Optional.empty() : RequestTarget.parse(raw);
    if (target.isEmpty()) {
      HttpResponse early = refusal.orElseGet(() -> HttpResponse.empty(400));
      ResponseWriter.write(early, Map.of(), response, ConnectionEnd.after(request, callback));
      return true;
    }
    RequestHead head = new RequestHead(request.getMethod(), target.get(), headers);
    answerSafely(head, request)
        .exceptionally(failure -> errors.response(head, failure))
        .thenAccept(
            answer ->
                ResponseWriter.write(
                    answer,
                    addedHeaders(head),
                    response,
                    logged(head, ConnectionEnd.after(request, callback))))
        .whenComplete(
            (written, failure) -> {
              if (failure != null) {
                errors.response(head, failure);
                callback.failed(failure);
              }
            });
    return true;
  }

  private Callback logged(RequestHead head, Callback callback) {
    return Callback.from(
        callback::succeeded,
        failure -> {
          errors.logUnsent(head, failure);
          callback.failed(failure);
        });
  }

  /** Returns a failed stage also if routing throws. */
  private CompletionStage<HttpResponse> answerSafely(RequestHead head, Request request) {
    try {
      return answer(head, request);
    } catch (RuntimeException | OutOfMemoryError e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<HttpResponse> answer(RequestHead head, Request request) {
    if (head.headers().getLongField(HttpHeader.CONTENT_LENGTH) > maxBody) {
      return CompletableFuture.completedFuture(HttpResponse.empty(500).with("Connection", "close"));
    }
    RouteDecision decision = router.route(head);
    boolean chunked = head.headers().contains(HttpHeader.TRANSFER_ENCODING);
    if (!chunked && !head.hasSizedBody()) {
      return answer(decision, new HttpRequest(head, NO_BODY));
    }
    boolean used =
        decision instanceof RouteDecision.Dispatch dispatch
            && (!chunked || dispatch.takesUnsized());
    return BodyReader.read(request, maxBody, used)
        .thenCompose(body -> answer(decision, new HttpRequest(head, body)));
  }

  private CompletionStage<HttpResponse> answer(RouteDecision decision, HttpRequest request) {
    if (decision instanceof RouteDecision.Respond respond) {
      return CompletableFuture.completedFuture(respond.response());
    }
    RouteDecision.Dispatch dispatch = (RouteDecision.Dispatch) decision;
    try {
      CompletableFuture<HttpResponse> answer =
          CompletableFuture.supplyAsync(() -> dispatch.endpoint().answer(request), executor)
              .thenCompose(stage -> stage);
      Duration limit = dispatch.limit();
      return limit == null
          ? answer
          : answer.completeOnTimeout(
              HttpResponse.empty(500), limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(
          HttpResponse.empty(429).with("X-FUNCTION-SCALEOUT", "1"));
    }
  }

  private Map<String, String> addedHeaders(RequestHead head) {
    Map<String, String> cors = router.cors().headers(head);
    if (cors.isEmpty()) {
      return customHeaders;
    }
    Map<String, String> all = new HashMap<>(customHeaders);
    all.putAll(cors);
    return all;
  }
}
