package dev.durablesingleton.local.web.function;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.web.http.Endpoint;
import dev.durablesingleton.local.web.http.HttpRequest;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.Query;
import dev.durablesingleton.local.web.http.RequestHead;
import dev.durablesingleton.local.web.routing.FunctionMatch;
import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.Invocation.Outcome;
import dev.durablesingleton.local.worker.InvocationId;
import dev.durablesingleton.local.worker.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;

/** Runs HTTP-triggered functions. Thread-safe if the caller and the inputs are. */
public final class HttpFunctions {

  private static final String REASON =
      "This function was programmatically called via the host APIs.";

  private final FunctionCaller caller;
  private final Function<FunctionMetadata, Map<String, Value>> otherInputs;
  private final HostLog log;

  /**
   * Creates the endpoints' source.
   *
   * @param otherInputs inputs other than the trigger, such as a durable client, by binding name
   */
  public HttpFunctions(
      FunctionCaller caller,
      Function<FunctionMetadata, Map<String, Value>> otherInputs,
      HostLog log) {
    this.caller = caller;
    this.otherInputs = otherInputs;
    this.log = log;
  }

  /** The endpoint that runs a matched function. */
  public Endpoint endpoint(FunctionMatch match) {
    return request -> CompletableFuture.completedFuture(run(match, request));
  }

  private HttpResponse run(FunctionMatch match, HttpRequest request) {
    FunctionMetadata function = match.function();
    warnOfLostBody(function, request.head());
    Query query = Query.parse(request.head().target().query());
    Value.Request value = RequestValue.of(request, query);
    Map<String, Value> inputs = new HashMap<>(otherInputs.apply(function));
    inputs.put(function.trigger().name(), value);
    Map<String, Value> metadata =
        TriggerMetadata.of(
            RequestValue.spelledHeaders(request.head().headers()),
            value.body(),
            query,
            match.values());
    Outcome outcome =
        caller.invoke(
            function.name(), new Invocation(InvocationId.next(), REASON, inputs, metadata));
    if (outcome instanceof Outcome.Returned returned) {
      return FunctionResponse.of(HttpOutput.of(function, returned), request.head().headers());
    }
    return HttpResponse.empty(500);
  }

  private void warnOfLostBody(FunctionMetadata function, RequestHead head) {
    if (head.headers().contains(HttpHeader.TRANSFER_ENCODING)) {
      log.warn(
          "Function." + function.name(),
          "The function receives no body, here and in Azure, because this request was chunked."
              + " Have the client send a Content-Length.");
    }
  }
}
