package dev.durablesingleton.testkit;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Configuration of a hub.
 *
 * @param start initial time of its clock
 * @param skipsTime whether time skips ahead while the test waits
 * @param timeout how long a wait may take, in real time
 * @param checksDeterminism whether turns are replayed and compared
 */
record HubSettings(
    FunctionSource functions,
    Instant start,
    boolean skipsTime,
    Duration timeout,
    boolean checksDeterminism) {

  private static final Instant DEFAULT_START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration DEBUGGER_TIMEOUT = Duration.ofHours(1);

  HubSettings {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException(
          "The timeout is " + timeout + "; it must be a positive duration.");
    }
  }

  static HubSettings of(FunctionSource functions) {
    List<String> jvmArguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
    return new HubSettings(functions, DEFAULT_START, true, defaultTimeout(jvmArguments), true);
  }

  /** Waits must not time out while a developer stops at a breakpoint. */
  static Duration defaultTimeout(List<String> jvmArguments) {
    return jvmArguments.stream().anyMatch(argument -> argument.contains("jdwp"))
        ? DEBUGGER_TIMEOUT
        : DEFAULT_TIMEOUT;
  }

  HubSettings withFunctions(FunctionSource other) {
    return new HubSettings(other, start, skipsTime, timeout, checksDeterminism);
  }

  HubSettings withStart(Instant time) {
    return new HubSettings(functions, time, skipsTime, timeout, checksDeterminism);
  }

  HubSettings withoutTimeSkipping() {
    return new HubSettings(functions, start, false, timeout, checksDeterminism);
  }

  HubSettings withTimeout(Duration other) {
    return new HubSettings(functions, start, skipsTime, other, checksDeterminism);
  }

  HubSettings withoutDeterminismCheck() {
    return new HubSettings(functions, start, skipsTime, timeout, false);
  }
}
