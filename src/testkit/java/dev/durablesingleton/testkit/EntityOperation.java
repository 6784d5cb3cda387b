package dev.durablesingleton.testkit;

import org.jspecify.annotations.Nullable;

/**
 * One run of an operation of an entity. Immutable.
 *
 * @param entity name of the entity, in lower case as the SDK sends it
 * @param key key of the entity
 * @param operation name of the operation
 * @param inputJson input as JSON; null for none
 */
public record EntityOperation(
    String entity, String key, String operation, @Nullable String inputJson) {

  /**
   * Returns the input as a Java value, converted as the SDK converts it; null for none.
   *
   * @throws IllegalArgumentException if the input cannot be converted to the type
   */
  public <T> @Nullable T input(Class<T> type) {
    return JsonValues.fromJson(inputJson, type, "The input of " + this);
  }

  @Override
  public String toString() {
    return "operation '%s' of entity '@%s@%s'".formatted(operation, entity, key);
  }
}
