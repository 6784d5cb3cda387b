package dev.durablesingleton.internal.dashboard;

import dev.durablesingleton.start.InvalidRequestException;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Action on an instance, named as in the management API. Only signal and release are for entities.
 */
enum Action {
  RAISE_EVENT("raiseEvent"),
  SUSPEND("suspend"),
  RESUME("resume"),
  TERMINATE("terminate"),
  RESTART("restart"),
  REWIND("rewind"),
  PURGE("purge"),
  SIGNAL("signal"),
  RELEASE("release");

  private final String apiName;

  Action(String apiName) {
    this.apiName = apiName;
  }

  static Action named(String name) {
    return Arrays.stream(values())
        .filter(action -> action.apiName.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new InvalidRequestException(message(name)));
  }

  @Override
  public String toString() {
    return apiName;
  }

  private static String message(String name) {
    String known = Arrays.stream(values()).map(Action::toString).collect(Collectors.joining(", "));
    return "The action is '" + name + "'; it must be one of " + known + ".";
  }
}
