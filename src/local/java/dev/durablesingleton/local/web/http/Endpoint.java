package dev.durablesingleton.local.web.http;

import java.util.concurrent.CompletionStage;

/** Answers requests that were routed to it. Thread-safe; may block. */
@FunctionalInterface
public interface Endpoint {

  /** Answers a request. An exception or a failed stage becomes an empty 500. */
  CompletionStage<HttpResponse> answer(HttpRequest request);
}
