package dev.durablesingleton.client;

import com.microsoft.durabletask.DurableTaskClient;

/** A call, or a few that belong together, on a durable client. */
@FunctionalInterface
public interface ClientCall<T, E extends Exception> {

  /**
   * Makes the call.
   *
   * @param again whether it was made before on a client that lost its engine; that call may have
   *     run
   */
  T on(DurableTaskClient client, boolean again) throws E;
}
