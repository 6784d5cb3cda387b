package dev.durablesingleton.local.worker;

import java.util.Optional;

/** Detects failures reported through the return value. */
@FunctionalInterface
public interface FailureDetector {

  /** Returns one sentence about the failure; empty if the call succeeded. */
  Optional<String> failureIn(Value returned);
}
