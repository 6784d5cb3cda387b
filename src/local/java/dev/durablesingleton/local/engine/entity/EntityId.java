package dev.durablesingleton.local.engine.entity;

import java.util.Locale;
import java.util.Optional;

/**
 * The ID of an entity, written {@code @name@key}.
 *
 * @param name the entity's name in lower case; names ignore case
 * @param key distinguishes the entities of one name, with its case; may be empty
 */
public record EntityId(String name, String key) implements Comparable<EntityId> {

  private static final char SIGN = '@';

  /**
   * Converts the name to lower case.
   *
   * @throws IllegalArgumentException if the name is empty or contains {@code @}
   */
  public EntityId {
    name = name.toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.indexOf(SIGN) >= 0) {
      throw new IllegalArgumentException(
          "'%s' is not the name of an entity; it must have a character and no '@'."
              .formatted(name));
    }
  }

  /** Whether an instance ID is written like that of an entity. */
  public static boolean isEntity(String instanceId) {
    return parse(instanceId).isPresent();
  }

  /** Reads an instance ID, whose name may have any case; empty if it is not that of an entity. */
  public static Optional<EntityId> parse(String instanceId) {
    int second = instanceId.indexOf(SIGN, 1);
    if (instanceId.isEmpty() || instanceId.charAt(0) != SIGN || second < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new EntityId(instanceId.substring(1, second), instanceId.substring(second + 1)));
  }

  /**
   * Reads an instance ID whose name is in lower case, since the real host compares the IDs of
   * entities like all instance IDs, with case.
   */
  public static Optional<EntityId> exact(String instanceId) {
    return parse(instanceId).filter(id -> id.text().equals(instanceId));
  }

  /** The instance ID: {@code @name@key}. */
  public String text() {
    return SIGN + name + SIGN + key;
  }

  @Override
  public int compareTo(EntityId other) {
    return text().compareTo(other.text());
  }

  @Override
  public String toString() {
    return text();
  }
}
