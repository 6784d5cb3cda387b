package dev.durablesingleton.testkit;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Answers the HTTP requests that the orchestrators of a {@link DurableHub} make with {@code
 * callHttp}. The kit opens no connection. Thread-safe.
 *
 * <pre>{@code
 * hub.http().answers(200, "{\"rate\": 2}");
 * hub.start("Convert", "convert-1", 100).awaitCompleted();
 * assertThat(hub.http().calls()).extracting(HttpCall::uri).containsExactly("https://rates.example/");
 * }</pre>
 *
 * <p>A request is the activity {@code BuiltIn::HttpActivity}, so {@code
 * hub.activity("BuiltIn::HttpActivity")} can delay it or crash the host.
 */
public final class HubHttp {

  static final String ACTIVITY = "BuiltIn::HttpActivity";

  private final HubActivity activity;

  HubHttp(HubActivity activity) {
    this.activity = activity;
  }

  /**
   * Answers every request with a status and a content.
   *
   * @param content empty for none
   */
  public HubHttp answers(int status, String content) {
    HubResponse response = new HubResponse(status, Map.of(), content);
    return answers(call -> response);
  }

  /**
   * Answers requests by a function: a lambda or a mock.
   *
   * @param function called on the hub's threads, possibly by several at once
   */
  public HubHttp answers(Function<HttpCall, HubResponse> function) {
    Objects.requireNonNull(function);
    activity.runs(call -> HttpValues.result(function.apply(HttpValues.call(call))));
    return this;
  }

  /**
   * Makes the next requests fail as if the server could not be reached: the orchestrator receives a
   * {@code TaskFailedException} without type and message, as in Azure.
   *
   * @param times number of requests; replaces the number of an earlier call, 0 for none
   * @throws IllegalArgumentException if the number is negative
   */
  public HubHttp refuses(int times) {
    activity.fails(times, UnreachableServerException::new);
    return this;
  }

  /** Returns all requests so far, in the order in which they began. */
  public List<HttpCall> calls() {
    return activity.calls().stream().map(HttpValues::call).toList();
  }
}
