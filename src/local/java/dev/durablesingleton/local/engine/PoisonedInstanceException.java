package dev.durablesingleton.local.engine;

/**
 * An instance cannot be decided. Neither the store nor the other requests of the batch are the
 * cause.
 */
final class PoisonedInstanceException extends RuntimeException {
  private final String instanceId;

  PoisonedInstanceException(String instanceId, RuntimeException cause) {
    super("instance '" + instanceId + "' cannot be decided", cause);
    this.instanceId = instanceId;
  }

  String instanceId() {
    return instanceId;
  }
}
