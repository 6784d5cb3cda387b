package dev.durablesingleton.local.engine;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A change that somebody asked the hub's thread for; answered once it is kept. */
final class Request<T> {
  private final Function<Cycle, T> change;
  private final CompletableFuture<T> answer = new CompletableFuture<>();

  Request(Function<Cycle, T> change) {
    this.change = change;
  }

  CompletableFuture<T> answer() {
    return answer;
  }

  void apply(Cycle cycle) {
    T outcome = change.apply(cycle);
    cycle.afterCommit(() -> answer.complete(outcome));
  }

  void fail(RuntimeException why) {
    answer.completeExceptionally(why);
  }
}
