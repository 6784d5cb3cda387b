package dev.durablesingleton.dashboard;

import com.microsoft.azure.functions.HttpRequestMessage;
import dev.durablesingleton.start.InvalidRequestException;

/** The instance that a request is about. */
final class RequestedId {

  private RequestedId() {}

  /**
   * The parameter {@code id}, whatever it holds: other apps may have started what the starter would
   * refuse.
   *
   * @throws InvalidRequestException when it is missing
   */
  static String of(HttpRequestMessage<?> request) {
    String id = request.getQueryParameters().getOrDefault("id", "");
    if (id.isEmpty()) {
      throw new InvalidRequestException("The parameter id, the ID of the instance, is missing.");
    }
    return id;
  }
}
