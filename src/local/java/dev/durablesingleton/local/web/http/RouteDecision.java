package dev.durablesingleton.local.web.http;

import java.time.Duration;
import java.util.Optional;

/** What is to become of a request, known from its head. */
public sealed interface RouteDecision {

  /** It is answered without a look at its body. */
  record Now(HttpResponse reply) implements RouteDecision {}

  /**
   * An endpoint answers it.
   *
   * @param takesUnsized whether the endpoint gets a body that came without a Content-Length
   * @param limit after so long the answer is an empty 500, whatever the endpoint still does
   */
  record By(Endpoint endpoint, boolean takesUnsized, Optional<Duration> limit)
      implements RouteDecision {}
}
