package dev.durablesingleton.local.worker;

/** How a return value is converted for the host. */
enum ReturnKind {
  /** Dropped, since no binding takes it. */
  NOTHING,
  /** By its class. */
  PLAIN,
  /** As an HTTP response. */
  HTTP
}
