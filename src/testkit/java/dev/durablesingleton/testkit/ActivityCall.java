package dev.durablesingleton.testkit;

/**
 * One run of an activity, by the call that asked for it. Immutable.
 *
 * @param activity its name, as the orchestrator wrote it
 * @param instanceId the instance that asked for it
 * @param inputJson null for none
 */
public record ActivityCall(String activity, String instanceId, String inputJson) {

  /**
   * The input as a Java value, converted as the SDK does it; null for none.
   *
   * @throws IllegalArgumentException when it does not become a value of the type
   */
  public <T> T input(Class<T> type) {
    return JsonValues.fromJson(inputJson, type, "The input of activity '" + activity + "'");
  }
}
