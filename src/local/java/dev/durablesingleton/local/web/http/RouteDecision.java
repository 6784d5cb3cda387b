package dev.durablesingleton.local.web.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a request is answered; decided from its head. */
public sealed interface RouteDecision {

  /** The response is known without the body. */
  record Respond(HttpResponse response) implements RouteDecision {}

  /**
   * An endpoint answers the request.
   *
   * @param takesUnsized whether the endpoint receives a body that has no Content-Length
   * @param limit time after which the response is an empty 500, even if the endpoint still runs;
   *     null for no limit
   */
  record Dispatch(Endpoint endpoint, boolean takesUnsized, @Nullable Duration limit)
      implements RouteDecision {}
}
