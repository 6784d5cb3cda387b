package dev.durablesingleton.local.worker;

import java.util.Map;

/**
 * One call of a function.
 *
 * @param id a GUID in lower case with dashes, unique to the call
 * @param reason logged as {@code Reason=}
 * @param inputs values by binding name
 * @param metadata trigger metadata, for {@code @BindingName}
 */
public record Invocation(
    String id, String reason, Map<String, Value> inputs, Map<String, Value> metadata) {

  /** Returns the same call with another ID. */
  Invocation withId(String other) {
    return new Invocation(other, reason, inputs, metadata);
  }

  /** How a call ended. */
  public sealed interface Outcome {

    /**
     * The function returned.
     *
     * @param returned the return value; {@link Value.None} for null or no value
     * @param outputs its output bindings by name
     */
    record Returned(Value returned, Map<String, Value> outputs) implements Outcome {}

    /**
     * The function threw, or could not be called.
     *
     * @param type short class name of the root cause
     * @param message message of the root cause, empty for none
     * @param stack the Java stack trace as the worker sends it
     */
    record Threw(String type, String message, String stack) implements Outcome {}

    /** The function ended later than {@code functionTimeout} allows; its result is discarded. */
    record TimedOut() implements Outcome {}

    /** The host stops, so a retry that the policy asks for does not begin. */
    record Stopped() implements Outcome {}
  }
}
