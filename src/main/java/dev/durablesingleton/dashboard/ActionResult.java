package dev.durablesingleton.dashboard;

/** What a request of the page comes to. */
sealed interface ActionResult {

  /** A document, written out as JSON by the order of components. */
  record Shown(Object document) implements ActionResult {}

  /**
   * A sentence for the reader.
   *
   * @param instanceId an instance that the sentence leads to; null for none
   */
  record Told(ActionStatus verdict, String message, String instanceId) implements ActionResult {

    static Told of(ActionStatus verdict, String message) {
      return new Told(verdict, message, null);
    }

    static Told noInstance(String id) {
      return of(ActionStatus.NOT_FOUND, "There is no instance with ID '" + id + "'.");
    }
  }
}
