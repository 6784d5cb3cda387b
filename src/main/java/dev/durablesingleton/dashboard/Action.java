package dev.durablesingleton.dashboard;

import dev.durablesingleton.start.InvalidRequestException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What can be done with an instance, by the names that the management API gives it. */
enum Action {
  RAISE_EVENT("raiseEvent"),
  SUSPEND("suspend"),
  RESUME("resume"),
  TERMINATE("terminate"),
  RESTART("restart"),
  REWIND("rewind"),
  PURGE("purge");

  private final String word;

  Action(String word) {
    this.word = word;
  }

  static Action named(String word) {
    return Arrays.stream(values())
        .filter(action -> action.word.equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new InvalidRequestException(sentence(word)));
  }

  @Override
  public String toString() {
    return word;
  }

  private static String sentence(String word) {
    String known = Arrays.stream(values()).map(Action::toString).collect(Collectors.joining(", "));
    return "The action is '" + word + "'; it must be one of " + known + ".";
  }
}
