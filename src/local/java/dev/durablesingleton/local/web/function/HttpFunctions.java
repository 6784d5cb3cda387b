package dev.durablesingleton.local.web.function;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.web.http.Endpoint;
import dev.durablesingleton.local.web.http.HttpCall;
import dev.durablesingleton.local.web.http.HttpHead;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.Query;
import dev.durablesingleton.local.web.routing.FunctionMatch;
import dev.durablesingleton.local.worker.Invocation;
import dev.durablesingleton.local.worker.Invocation.Outcome;
import dev.durablesingleton.local.worker.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;

/** Runs HTTP-triggered functions. Thread-safe as far as what it was given is. */
public final class HttpFunctions {

  private static final String REASON =
      "This function was programmatically called via the host APIs.";

  private final FunctionCaller caller;
  private final Function<FunctionMetadata, Map<String, Value>> otherInputs;
  private final HostLog log;

  /**
   * Runs functions by a caller.
   *
   * @param otherInputs the inputs besides the trigger, such as a durable client's, by binding name
   */
  public HttpFunctions(
      FunctionCaller caller,
      Function<FunctionMetadata, Map<String, Value>> otherInputs,
      HostLog log) {
    this.caller = caller;
    this.otherInputs = otherInputs;
    this.log = log;
  }

  /** Runs the function that a request was routed to. */
  public Endpoint endpoint(FunctionMatch match) {
    return call -> CompletableFuture.completedFuture(run(match, call));
  }

  private HttpResponse run(FunctionMatch match, HttpCall call) {
    FunctionMetadata function = match.function();
    warnOfLostBody(function, call.head());
    Query query = Query.parse(call.head().target().query());
    Value.Request request = RequestValue.of(call, query);
    Map<String, Value> inputs = new HashMap<>(otherInputs.apply(function));
    inputs.put(function.trigger().name(), request);
    Map<String, Value> metadata =
        TriggerMetadata.of(
            RequestValue.spelledHeaders(call.head().headers()),
            request.body(),
            query,
            match.values());
    Outcome outcome =
        caller.invoke(
            function.name(),
            new Invocation(UUID.randomUUID().toString(), REASON, inputs, metadata));
    if (outcome instanceof Outcome.Returned returned) {
      return FunctionResponse.of(HttpOutput.of(function, returned), call.head().headers());
    }
    return HttpResponse.empty(500);
  }

  private void warnOfLostBody(FunctionMetadata function, HttpHead head) {
    if (head.headers().contains(HttpHeader.TRANSFER_ENCODING)) {
      log.warn(
          "Function." + function.name(),
          "The body of this request does not reach the function, here and in Azure, since it came"
              + " chunked; have the client send a Content-Length.");
    }
  }
}
