package dev.durablesingleton.internal.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.durablesingleton.start.StartRequest;

/** The size of a start's gRPC message; start and read-back must each fit into one. */
public final class MessageSize {

  /** Maximum size of a gRPC message in bytes; the SDK's client accepts no larger answer. */
  public static final int LIMIT = 4 * 1024 * 1024;

  /**
   * In bytes. The message's other fields, reuse policy and tag included, take less than 200; the
   * rest is for a short output or custom status, which the instance may have by the read-back.
   */
  private static final int REST_OF_MESSAGE = 1024;

  private MessageSize() {}

  /** Maximum length of the request's input in bytes. */
  static int inputLimit(StartRequest request) {
    return LIMIT
        - REST_OF_MESSAGE
        - StartToken.LENGTH
        - utf8(request.orchestrator())
        - utf8(request.id().value());
  }

  static boolean fits(StartRequest request) {
    String input = request.input().text();
    int limit = inputLimit(request);
    // A character takes at least one byte, so a huge text is refused without encoding it.
    return input.length() <= limit && utf8(input) <= limit;
  }

  private static int utf8(String text) {
    return text.getBytes(UTF_8).length;
  }
}
