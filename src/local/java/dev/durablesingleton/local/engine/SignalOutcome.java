package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.RuntimeStatus;

/** How an event, terminate, suspend, resume, rewind or purge was taken by the instance it names. */
public sealed interface SignalOutcome {

  /** The message is kept and will be delivered; for a purge: the instance is gone. */
  record Accepted() implements SignalOutcome {}

  /** No instance has this ID. */
  record NoSuchInstance(String instanceId) implements SignalOutcome {}

  /** The instance's status forbids it. */
  record WrongStatus(String instanceId, RuntimeStatus status) implements SignalOutcome {}
}
