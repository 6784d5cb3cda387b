package dev.durablesingleton.local.web.http;

import java.util.concurrent.CompletionStage;

/** Answers requests that were routed to it. Thread-safe; may block. */
@FunctionalInterface
public interface Endpoint {

  /** The answer; what throws, or a stage that fails, is answered with an empty 500. */
  CompletionStage<HttpResponse> answer(HttpCall call);
}
