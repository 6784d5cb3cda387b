package dev.durablesingleton.local.engine.loop;

/**
 * An instance cannot be decided. Neither the store nor the other requests of the batch are the
 * cause.
 */
public final class PoisonedInstanceException extends RuntimeException {
  private final String instanceId;

  /** Names the instance, which may be an entity. */
  public PoisonedInstanceException(String instanceId, RuntimeException cause) {
    super("instance '" + instanceId + "' cannot be decided", cause);
    this.instanceId = instanceId;
  }

  /** The ID of the instance or entity. */
  public String instanceId() {
    return instanceId;
  }
}
