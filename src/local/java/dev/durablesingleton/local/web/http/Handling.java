package dev.durablesingleton.local.web.http;

/** What is to become of a request, known from its head. */
public sealed interface Handling {

  /** It is answered without a look at its body. */
  record Now(Reply reply) implements Handling {}

  /**
   * An endpoint answers it.
   *
   * @param takesUnsized whether the endpoint gets a body that came without a Content-Length
   */
  record By(Endpoint endpoint, boolean takesUnsized) implements Handling {}
}
