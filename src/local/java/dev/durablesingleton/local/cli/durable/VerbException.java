package dev.durablesingleton.local.cli.durable;

/** The end of a verb that has no result. The message is one sentence for the user. */
final class VerbException extends Exception {

  private final Reason reason;

  /** Why there is no result; the ordinary exit codes of all verbs. */
  enum Reason {
    /** There is no such instance, or its state does not allow the action. */
    REFUSED(1),
    /** The options or a file that they name are wrong. */
    WRONG_OPTIONS(2),
    /** The host or the task hub's file cannot be used. */
    NO_TASK_HUB(3);

    private final int exitCode;

    Reason(int exitCode) {
      this.exitCode = exitCode;
    }
  }

  VerbException(Reason reason, String sentence) {
    super(sentence, null, false, false);
    this.reason = reason;
  }

  static VerbException refused(String sentence) {
    return new VerbException(Reason.REFUSED, sentence);
  }

  static VerbException wrongOptions(String sentence) {
    return new VerbException(Reason.WRONG_OPTIONS, sentence);
  }

  static VerbException noTaskHub(String sentence) {
    return new VerbException(Reason.NO_TASK_HUB, sentence);
  }

  int exitCode() {
    return reason.exitCode;
  }
}
