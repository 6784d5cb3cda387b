package dev.durablesingleton.local.engine.command;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Refuses blank instance IDs. The Durable extension 3.19.0 accepts such an ID, but its Azure
 * Storage engine then fails repeatedly on the instance's message ({@code Message does not contain
 * any OrchestrationInstance information}) and pauses all other orchestrations each time.
 */
public final class BlankId {

  private static final int SHOWN = 8;

  private BlankId() {}

  /** Returns why the ID is refused, if it is empty or blank. */
  public static Optional<String> refusal(String instanceId) {
    if (instanceId.isEmpty()) {
      return Optional.of("The instance ID is empty. Choose an ID with at least one character.");
    }
    return instanceId.chars().allMatch(BlankId::isWhiteSpace)
        ? Optional.of(
            "The instance ID is white space alone (%s); on Azure Storage its message would poison the task hub: it fails again and again and holds up all other orchestrations for minutes. Choose an ID with at least one other character."
                .formatted(codePoints(instanceId)))
        : Optional.empty();
  }

  /**
   * As .NET's {@code Char.IsWhiteSpace}, which the extension uses; Java's method does not include
   * U+0085, U+00A0, U+2007 and U+202F.
   */
  private static boolean isWhiteSpace(int c) {
    return switch (c) {
      case ' ', 0x0085, 0x00A0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> (c >= '\t' && c <= '\r') || (c >= 0x2000 && c <= 0x200A);
    };
  }

  /** The characters themselves are invisible. */
  private static String codePoints(String instanceId) {
    return instanceId
            .chars()
            .limit(SHOWN)
            .mapToObj("U+%04X"::formatted)
            .collect(Collectors.joining(", "))
        + (instanceId.length() > SHOWN ? ", …" : "");
  }
}
