package dev.durablesingleton.page;

/** What a request of the page comes to. */
sealed interface Outcome {

  /** A document, written out as JSON by the order of components. */
  record Shown(Object document) implements Outcome {}

  /**
   * A sentence for the reader.
   *
   * @param instanceId an instance that the sentence leads to; null for none
   */
  record Told(Verdict verdict, String message, String instanceId) implements Outcome {

    static Told of(Verdict verdict, String message) {
      return new Told(verdict, message, null);
    }

    static Told noInstance(String id) {
      return of(Verdict.NOT_FOUND, "There is no instance with ID '" + id + "'.");
    }
  }
}
