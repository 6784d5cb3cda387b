package dev.durablesingleton.start;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Request to start an instance.
 *
 * <pre>{@code
 * StartRequest.of("PeriodicCleanup", "cleanup")
 *     .withInput(JsonInput.of(Map.of("interval", "PT1H")))
 *     .withReuse(Reuse.UNSUCCESSFUL)
 * }</pre>
 *
 * @param orchestrator name of the orchestrator function
 * @param id ID of the instance
 * @param input input of the orchestrator
 * @param reuse which instances the start may replace
 * @param startAt when the instance begins; until then it is Pending. Null for now
 * @param key recognizes a repetition of this request; null if each request is a start of its own
 */
public record StartRequest(
    String orchestrator,
    InstanceId id,
    JsonInput input,
    Reuse reuse,
    @Nullable Instant startAt,
    @Nullable IdempotencyKey key) {

  /** A request whose instance begins now, and that is a start of its own. */
  public StartRequest(String orchestrator, InstanceId id, JsonInput input, Reuse reuse) {
    this(orchestrator, id, input, reuse, null, null);
  }

  /**
   * A request without input that replaces no instance.
   *
   * @throws InvalidRequestException if the ID breaks a rule of {@link InstanceId}
   */
  public static StartRequest of(String orchestrator, String id) {
    return new StartRequest(orchestrator, new InstanceId(id), JsonInput.NULL, Reuse.NEVER);
  }

  /** This request with another input. */
  public StartRequest withInput(JsonInput other) {
    return new StartRequest(orchestrator, id, other, reuse, startAt, key);
  }

  /** This request with another policy for the case that the ID is taken. */
  public StartRequest withReuse(Reuse other) {
    return new StartRequest(orchestrator, id, input, other, startAt, key);
  }

  /** This request with another time at which the instance begins; null for now. */
  public StartRequest beginningAt(@Nullable Instant time) {
    return new StartRequest(orchestrator, id, input, reuse, time, key);
  }

  /** This request with another key; null for none. */
  public StartRequest withKey(@Nullable IdempotencyKey other) {
    return new StartRequest(orchestrator, id, input, reuse, startAt, other);
  }
}
