package dev.durablesingleton.local.worker;

import java.util.Map;

/**
 * One call of a function.
 *
 * @param id a GUID in lower case with dashes, another for every call
 * @param reason what the host logs behind {@code Reason=}
 * @param inputs values by binding name
 * @param metadata trigger metadata, what {@code @BindingName} takes
 */
public record Invocation(
    String id, String reason, Map<String, Value> inputs, Map<String, Value> metadata) {

  /** How a call ended. */
  public sealed interface Outcome {

    /**
     * The function returned.
     *
     * @param returned what it returned, {@link Value.None} for null and for nothing
     * @param outputs its output bindings by name
     */
    record Returned(Value returned, Map<String, Value> outputs) implements Outcome {}

    /**
     * The function threw, or could not be called.
     *
     * @param type short class name of the root cause
     * @param message its message, empty for none
     * @param stack the Java stack trace as the worker sends it
     */
    record Threw(String type, String message, String stack) implements Outcome {}

    /**
     * It ended, but later than {@code functionTimeout} allows; what became of it does not count.
     */
    record TimedOut() implements Outcome {}
  }
}
