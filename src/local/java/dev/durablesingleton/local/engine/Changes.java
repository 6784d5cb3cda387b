package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.engine.CommitLoop.Request;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Submits changes to the deciding thread. Thread-safe. */
final class Changes {
  private final LoopDriver driver;

  Changes(LoopDriver driver) {
    this.driver = driver;
  }

  /** Decides a change, and completes after its commit. */
  <T> CompletableFuture<T> submit(Function<UnitOfWork, T> change) {
    Request<T> request = new Request<>(change);
    driver.submit(request);
    return request.answer();
  }
}
