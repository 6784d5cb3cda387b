package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.functionapp.RetryPolicy;
import dev.durablesingleton.local.worker.Invocation.Outcome;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Repeats failed calls as the functions' retry policies say, on the caller's thread, by the rules
 * of the WebJobs SDK's FunctionExecutorExtensions: with any trigger, and each attempt has an
 * invocation ID of its own. Thread-safe.
 */
final class Retries {

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final boolean waits;

  /**
   * @param waits whether to wait between attempts
   */
  Retries(boolean waits) {
    this.waits = waits;
  }

  /** Runs one attempt. */
  @FunctionalInterface
  interface Call {
    Attempted run(Invocation invocation, Attempt attempt);
  }

  /**
   * The result of one attempt.
   *
   * @param failure null if the attempt succeeded or must not be repeated
   * @param stack the Java stack trace of the failure, empty if there is none
   */
  record Attempted(Outcome outcome, @Nullable String failure, String stack) {

    static Attempted finished(Outcome outcome) {
      return new Attempted(outcome, null, "");
    }
  }

  Outcome run(LoadedFunction function, Invocation invocation, Call call) {
    RetryPolicy policy = function.retry();
    Attempt attempt = Attempt.first(policy);
    Attempted attempted = call.run(invocation, attempt);
    if (policy == null) {
      return attempted.outcome();
    }
    RetryDelays delays = new RetryDelays(policy, () -> ThreadLocalRandom.current().nextDouble());
    while (true) {
      String failure = attempted.failure();
      if (failure == null) {
        return attempted.outcome();
      }
      if (!policy.allowsRetryAfter(attempt.retries())) {
        function.log().retriesFailed(attempt);
        return attempted.outcome();
      }
      attempt = attempt.next(failure, attempted.stack());
      Duration delay = delays.next();
      function.log().retrying(attempt, delay);
      if (isStoppedWithin(delay)) {
        return new Outcome.Stopped();
      }
      attempted = call.run(invocation.withId(InvocationId.next()), attempt);
    }
  }

  /** Waits for the delay; returns true as soon as no more attempts may begin. */
  private boolean isStoppedWithin(Duration delay) {
    try {
      return stopped.await(waits ? delay.toNanos() : 0, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Lets no more attempts begin. */
  void stop() {
    stopped.countDown();
  }
}
