package dev.durablesingleton.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Request to start an instance.
 *
 * @param orchestrator declared name of the orchestrator function
 * @param input input of the orchestrator
 * @param reuse which finished instances the start may replace
 * @param precondition further restricts which instance may be replaced; null for none
 * @param startAt when the instance begins; until then it is Pending. Null for now
 * @param key recognises a repetition of this request; null if each request is a start of its own
 */
public record StartRequest(
    String orchestrator,
    InstanceId id,
    JsonInput input,
    Reuse reuse,
    @Nullable StartPrecondition precondition,
    @Nullable Instant startAt,
    @Nullable IdempotencyKey key) {

  /** Maximum size of a gRPC message in bytes; the SDK's client accepts no larger answer. */
  public static final int MESSAGE_LIMIT = 4 * 1024 * 1024;

  /**
   * In bytes. The message's other fields, reuse policy and tag included, take less than 200; the
   * rest is for a short output or custom status, which the instance may have by the read-back.
   */
  private static final int REST_OF_MESSAGE = 1024;

  /** A request without a precondition. */
  public StartRequest(String orchestrator, InstanceId id, JsonInput input, Reuse reuse) {
    this(orchestrator, id, input, reuse, null);
  }

  /** A request whose instance begins now. */
  public StartRequest(
      String orchestrator,
      InstanceId id,
      JsonInput input,
      Reuse reuse,
      @Nullable StartPrecondition precondition) {
    this(orchestrator, id, input, reuse, precondition, null, null);
  }

  /** This request with another time at which the instance begins. */
  public StartRequest beginningAt(@Nullable Instant time) {
    return new StartRequest(orchestrator, id, input, reuse, precondition, time, key);
  }

  /** This request with another key. */
  public StartRequest withKey(@Nullable IdempotencyKey other) {
    return new StartRequest(orchestrator, id, input, reuse, precondition, startAt, other);
  }

  /** The token of this start. */
  StartToken token() {
    return key != null
        ? key.token(orchestrator, id, input)
        : StartToken.random(precondition == null ? 0 : precondition.restarts());
  }

  boolean mayReplace(ExistingInstance existing) {
    return reuse.allows(existing.status())
        && (precondition == null || precondition.allows(existing));
  }

  /**
   * The statuses in which the engine may replace an existing instance: those of the reuse policy,
   * or none if the precondition is that there is no run to replace.
   */
  Set<OrchestrationRuntimeStatus> replaceable() {
    return precondition != null && precondition.predecessor() == null ? Set.of() : reuse.statuses();
  }

  /**
   * Maximum length of the input in bytes, so that start and read-back each fit into one message.
   */
  int inputLimit() {
    return MESSAGE_LIMIT
        - REST_OF_MESSAGE
        - StartToken.LENGTH
        - utf8(orchestrator)
        - utf8(id.value());
  }

  boolean fitsOneMessage() {
    // A character takes at least one byte, so a huge text is refused without encoding it.
    return input.text().length() <= inputLimit() && utf8(input.text()) <= inputLimit();
  }

  private static int utf8(String text) {
    return text.getBytes(UTF_8).length;
  }
}
