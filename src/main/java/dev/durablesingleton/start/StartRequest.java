package dev.durablesingleton.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * What is to be started.
 *
 * @param orchestrator the function's name as it is declared
 * @param succession what else the start depends on, besides the policy
 */
public record StartRequest(
    String orchestrator,
    InstanceId id,
    JsonInput input,
    Reuse reuse,
    Optional<StartPrecondition> succession) {

  /** What one gRPC message carries, in bytes; the SDK's client takes no longer answer. */
  public static final int MESSAGE_LIMIT = 4 * 1024 * 1024;

  /**
   * Tags, lengths, status, flags and three times take under 100 bytes; the rest is for a short
   * output or custom status, which the instance may have by the time it is read back.
   */
  private static final int REST_OF_MESSAGE = 1024;

  /** A start that depends on nothing but the policy. */
  public StartRequest(String orchestrator, InstanceId id, JsonInput input, Reuse reuse) {
    this(orchestrator, id, input, reuse, Optional.empty());
  }

  boolean mayReplace(ExistingInstance existing) {
    return reuse.allows(existing.status())
        && succession.map(expected -> expected.allows(existing)).orElse(true);
  }

  /**
   * How many bytes the input may have, so that both the start and the read-back of it fit into one
   * message.
   */
  int roomForInput() {
    return MESSAGE_LIMIT
        - REST_OF_MESSAGE
        - StartToken.LENGTH
        - utf8(orchestrator)
        - utf8(id.value());
  }

  boolean fitsOneMessage() {
    // A character has at least one byte: a huge text is refused without a copy of it.
    return input.text().length() <= roomForInput() && utf8(input.text()) <= roomForInput();
  }

  private static int utf8(String text) {
    return text.getBytes(UTF_8).length;
  }
}
