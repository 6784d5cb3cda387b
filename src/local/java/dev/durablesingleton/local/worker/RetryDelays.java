package dev.durablesingleton.local.worker;

import dev.durablesingleton.local.functionapp.RetryPolicy;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * The delays between the attempts of one call, by the rules of the WebJobs SDK's
 * RandomizedExponentialBackoffStrategy: the minimum, then the minimum plus doubling multiples of
 * it, each varied by up to a fifth, limited by the maximum. Not thread-safe.
 */
final class RetryDelays {

  private static final double VARIATION = 0.2;
  private static final int MAX_EXPONENT = 62;

  private final Duration minimum;
  private final Duration maximum;
  private final DoubleSupplier random;
  private int exponent;

  /**
   * @param random returns values from 0 to 1
   */
  RetryDelays(RetryPolicy policy, DoubleSupplier random) {
    this.minimum = policy.minimumInterval();
    this.maximum = policy.maximumInterval();
    this.random = random;
  }

  Duration next() {
    Duration delay = exponent == 0 ? minimum : minimum.plus(increment());
    exponent = Math.min(exponent + 1, MAX_EXPONENT);
    return delay.compareTo(maximum) < 0 ? delay : maximum;
  }

  private Duration increment() {
    double factor = 1 - VARIATION + 2 * VARIATION * random.getAsDouble();
    double nanos = factor * Math.pow(2, exponent - 1) * minimum.toNanos();
    return Duration.ofNanos((long) Math.min(nanos, (double) maximum.toNanos()));
  }
}
