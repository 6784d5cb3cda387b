package dev.durablesingleton.local.web;

import dev.durablesingleton.local.web.http.HttpCall;
import dev.durablesingleton.local.web.http.HttpHead;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.RequestTarget;
import dev.durablesingleton.local.web.http.RouteDecision;
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

/** Takes each request to whoever answers it, and the answer back. */
final class RequestHandler extends Handler.Abstract.NonBlocking {

  private static final byte[] NO_BODY = {};

  private final RequestRouter site;
  private final Executor executor;
  private final long maxBody;
  private final Map<String, String> customHeaders;
  private final ErrorMapper troubles;

  RequestHandler(WebContext parts, WebOptions options) {
    this.site = new RequestRouter(parts, options.keysEnforced());
    this.executor = parts.executor();
    this.maxBody = options.maxBody();
    this.customHeaders = parts.hostJson().customHeaders();
    this.troubles = new ErrorMapper(parts.log());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    // A function may take longer than a quiet connection may stay open.
    request.addIdleTimeoutListener(timeout -> false);
    String raw = request.getHttpURI().asString();
    HttpFields headers = request.getHeaders();
    HttpResponse refusal = RequestLimits.refusal(request.getMethod(), raw, headers);
    Optional<RequestTarget> target = refusal == null ? RequestTarget.parse(raw) : Optional.empty();
    if (target.isEmpty()) {
      HttpResponse reply = refusal == null ? HttpResponse.empty(400) : refusal;
      ResponseWriter.write(reply, Map.of(), response, callback);
      return true;
    }
    HttpHead head = new HttpHead(request.getMethod(), target.get(), headers);
    attempt(head, request)
        .exceptionally(failure -> troubles.reply(head, failure))
        .thenAccept(reply -> ResponseWriter.write(reply, added(head), response, callback));
    return true;
  }

  /** A stage also where finding the answer fails at once. */
  private CompletionStage<HttpResponse> attempt(HttpHead head, Request request) {
    try {
      return answer(head, request);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private CompletionStage<HttpResponse> answer(HttpHead head, Request request) {
    if (head.headers().getLongField(HttpHeader.CONTENT_LENGTH) > maxBody) {
      return CompletableFuture.completedFuture(HttpResponse.empty(500).with("Connection", "close"));
    }
    RouteDecision handling = site.handling(head);
    boolean chunked = head.headers().contains(HttpHeader.TRANSFER_ENCODING);
    if (!chunked && !head.hasSizedBody()) {
      return answer(handling, new HttpCall(head, NO_BODY));
    }
    boolean wanted = handling instanceof RouteDecision.By by && (!chunked || by.takesUnsized());
    return BodyReader.read(request, maxBody, wanted)
        .thenCompose(body -> answer(handling, new HttpCall(head, body)));
  }

  private CompletionStage<HttpResponse> answer(RouteDecision handling, HttpCall call) {
    if (handling instanceof RouteDecision.Now now) {
      return CompletableFuture.completedFuture(now.reply());
    }
    RouteDecision.By by = (RouteDecision.By) handling;
    try {
      CompletableFuture<HttpResponse> reply =
          CompletableFuture.supplyAsync(() -> by.endpoint().answer(call), executor)
              .thenCompose(stage -> stage);
      by.limit()
          .ifPresent(
              limit ->
                  reply.completeOnTimeout(
                      HttpResponse.empty(500), limit.toNanos(), TimeUnit.NANOSECONDS));
      return reply;
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(
          HttpResponse.empty(429).with("X-FUNCTION-SCALEOUT", "1"));
    }
  }

  private Map<String, String> added(HttpHead head) {
    Map<String, String> cors = site.cors().headers(head);
    if (cors.isEmpty()) {
      return customHeaders;
    }
    Map<String, String> both = new HashMap<>(customHeaders);
    both.putAll(cors);
    return both;
  }
}
