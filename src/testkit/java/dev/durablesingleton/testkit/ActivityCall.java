package dev.durablesingleton.testkit;

import org.jspecify.annotations.Nullable;

/**
 * One run of an activity. Immutable.
 *
 * @param activity name of the activity, as the orchestrator wrote it
 * @param instanceId ID of the instance that called the activity
 * @param inputJson input as JSON; null for none
 */
public record ActivityCall(String activity, String instanceId, @Nullable String inputJson) {

  /**
   * Returns the input as a Java value, converted as the SDK converts it; null for none.
   *
   * @throws IllegalArgumentException if the input cannot be converted to the type
   */
  public <T> @Nullable T input(Class<T> type) {
    return JsonValues.fromJson(inputJson, type, "The input of activity '" + activity + "'");
  }
}
