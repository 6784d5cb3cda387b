package dev.durablesingleton.local.cli.durable;

/** Sends requests to the management API of one task hub. */
interface ManagementClient extends AutoCloseable {

  /**
   * Sends a request.
   *
   * @throws VerbException if there is no answer of the API
   */
  ApiAnswer send(ApiRequest request) throws VerbException;

  /** Where the task hub is, for messages. */
  String place();

  @Override
  void close();
}
