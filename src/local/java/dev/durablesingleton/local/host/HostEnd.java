package dev.durablesingleton.local.host;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.lifecycle.BackgroundTask;
import dev.durablesingleton.local.lifecycle.OpenResources;
import dev.durablesingleton.local.store.StoreException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Closes a host on request, or when its task hub stops after an error. Thread-safe. */
final class HostEnd {

  private final OpenResources opened;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  /**
   * @param opened the parts of the host
   */
  HostEnd(OpenResources opened, TaskHub hub) {
    this.opened = opened;
    CompletableFuture<?> unused =
        hub.whenStopped()
            .thenAccept(error -> BackgroundTask.run("stop-host", () -> closeAfter(error)));
  }

  /**
   * Waits until the host is closed.
   *
   * @throws StoreException if the task hub has stopped after an error
   */
  void await() throws InterruptedException {
    try {
      closed.get();
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      throw new StoreException(
          Objects.requireNonNullElse(cause.getMessage(), cause.toString()), cause);
    }
  }

  synchronized void close() {
    try {
      opened.close();
    } finally {
      closed.complete(null);
    }
  }

  private synchronized void closeAfter(Throwable error) {
    try {
      opened.close();
    } finally {
      closed.completeExceptionally(
          new StoreException(
              "The task hub has stopped after an error (%s); start the host again."
                  .formatted(error.getClass().getSimpleName()),
              error));
    }
  }
}
