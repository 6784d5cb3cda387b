package dev.durablesingleton.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Callers who all call at the same moment. */
public final class Callers implements AfterAllCallback {

  private static final int LONGEST_SECONDS = 120;

  private final int count;
  private final ExecutorService threads;

  public Callers(int count) {
    this.count = count;
    this.threads = Executors.newFixedThreadPool(count);
  }

  /** What each of them got, in the order of their numbers, which begin with 0. */
  public <T> List<T> race(IntFunction<T> call) throws Exception {
    CyclicBarrier gate = new CyclicBarrier(count);
    List<Future<T>> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int caller = i;
      calls.add(
          threads.submit(
              () -> {
                gate.await(LONGEST_SECONDS, TimeUnit.SECONDS);
                return call.apply(caller);
              }));
    }
    List<T> results = new ArrayList<>();
    for (Future<T> result : calls) {
      results.add(outcome(result));
    }
    return results;
  }

  private static <T> T outcome(Future<T> call) throws Exception {
    try {
      return call.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("A caller got no answer.", e.getCause());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    threads.shutdownNow();
  }
}
