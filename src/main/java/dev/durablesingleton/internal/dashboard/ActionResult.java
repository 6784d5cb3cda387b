package dev.durablesingleton.internal.dashboard;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Result of a request of the dashboard. */
sealed interface ActionResult {

  /** A document, serialised as JSON in the order of its components. */
  record Document(Object content) implements ActionResult {}

  /**
   * A sentence for the user.
   *
   * @param instanceId instance to link to; null for none
   */
  record Message(
      @JsonProperty("verdict") ActionStatus status, String message, @Nullable String instanceId)
      implements ActionResult {

    static Message of(ActionStatus status, String message) {
      return new Message(status, message, null);
    }

    static Message noInstance(String id) {
      return of(ActionStatus.NOT_FOUND, "There is no instance with ID '" + id + "'.");
    }
  }
}
