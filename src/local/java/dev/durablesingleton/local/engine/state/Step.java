package dev.durablesingleton.local.engine.state;

/** The next step of an execution. */
public enum Step {
  /** Nothing, until something arrives. */
  WAIT,
  /** Ends by the terminate command that is the next message. */
  TERMINATE,
  /** Suspends by the command that is the next message. */
  SUSPEND,
  /** Runs a turn. */
  TAKE_TURN,
  /** Waits until it is known whether the code at hand can continue it. */
  CHECK,
  /** Waits for a host whose app version fits. */
  PUT_ASIDE,
  /** Fails because of its version. */
  FAIL_VERSION
}
