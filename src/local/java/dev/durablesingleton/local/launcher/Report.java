package dev.durablesingleton.local.launcher;

import org.jspecify.annotations.Nullable;

/**
 * What a child has told its launcher. Immutable.
 *
 * @param port the port that it serves; null if it does not serve yet
 * @param memory whether its task hub is lost when it ends
 * @param colours whether it writes to a terminal with colours
 * @param cause a sentence on why it cannot continue; null if it has told none
 * @param done whether it ends by its own decision, so that another would end too
 */
record Report(
    @Nullable Integer port, boolean memory, boolean colours, @Nullable String cause, boolean done) {

  /** Nothing. */
  static final Report NONE = new Report(null, false, false, null, false);

  private static final String SERVING = "serving";
  private static final String CAUSE = "cause";
  private static final String NO_CAUSE = "no-cause";
  private static final String DONE = "done";
  private static final String SIGN = "works";
  private static final String FULL = "full";

  /** The line of a host that serves. */
  static String serving(int port, boolean memory, boolean colours) {
    return "%s %d %b %b".formatted(SERVING, port, memory, colours);
  }

  /** The line of a host that function code ends. */
  static String cause(String sentence) {
    return CAUSE + " " + sentence;
  }

  /** The line of a host that can continue after all. */
  static String noCause() {
    return NO_CAUSE;
  }

  /** The line of a host that ends itself. */
  static String ownEnd() {
    return DONE;
  }

  /** The line of a host that still works; it changes no report. */
  static String sign() {
    return SIGN;
  }

  /** The line of a host whose heap stays full, so that it has to be killed. */
  static String staysFull() {
    return FULL;
  }

  /** Returns this report with one more line; an unknown line changes nothing. */
  Report with(String line) {
    String[] words = line.split(" ", 4);
    return switch (words[0]) {
      case SERVING ->
          new Report(
              Integer.valueOf(words[1]),
              Boolean.parseBoolean(words[2]),
              Boolean.parseBoolean(words[3]),
              cause,
              done);
      case CAUSE -> new Report(port, memory, colours, line.substring(CAUSE.length() + 1), done);
      case NO_CAUSE -> new Report(port, memory, colours, null, done);
      case DONE -> new Report(port, memory, colours, cause, true);
      default -> this;
    };
  }
}
