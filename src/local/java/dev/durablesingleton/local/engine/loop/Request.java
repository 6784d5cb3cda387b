package dev.durablesingleton.local.engine.loop;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A requested change. The answer completes after the commit.
 *
 * @param <U> the unit of work
 * @param <T> the answer
 */
public final class Request<U extends Effects, T> {
  private final @Nullable String instanceId;
  private final Function<U, T> change;
  private final CompletableFuture<T> answer = new CompletableFuture<>();

  /** A change for a caller. If it cannot be decided, the request fails. */
  Request(Function<U, T> change) {
    this(null, change);
  }

  /** A change of an instance. If it cannot be decided, the instance fails. */
  public Request(@Nullable String instanceId, Function<U, T> change) {
    this.instanceId = instanceId;
    this.change = change;
  }

  /** Completes after the commit, or exceptionally if the change was not committed. */
  public CompletableFuture<T> answer() {
    return answer;
  }

  /** Decides the change. */
  public void apply(U unit) {
    T result = change.apply(unit);
    unit.afterCommit(() -> answer.complete(result));
  }

  /** The instance that fails if the change cannot be decided; null for none. */
  @Nullable String instanceId() {
    return instanceId;
  }

  void fail(Throwable reason) {
    answer.completeExceptionally(reason);
  }
}
