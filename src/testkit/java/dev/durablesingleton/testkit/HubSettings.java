package dev.durablesingleton.testkit;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a hub is made.
 *
 * @param start time at which its clock begins
 * @param skips whether a wait lets time skip ahead
 * @param patience how long a wait may take, in real time
 * @param checks whether turns are replayed and compared
 */
record HubSettings(
    FunctionSource functions, Instant start, boolean skips, Duration patience, boolean checks) {

  private static final Instant USUAL_START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);
  private static final Duration PATIENCE_WITH_DEBUGGER = Duration.ofHours(1);

  HubSettings {
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException(
          "A wait cannot end after " + patience + "; give a positive duration.");
    }
  }

  static HubSettings of(FunctionSource functions) {
    List<String> jvmArguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
    return new HubSettings(functions, USUAL_START, true, usualPatience(jvmArguments), true);
  }

  /** Who looks at a breakpoint has all the time there is. */
  static Duration usualPatience(List<String> jvmArguments) {
    return jvmArguments.stream().anyMatch(argument -> argument.contains("jdwp"))
        ? PATIENCE_WITH_DEBUGGER
        : USUAL_PATIENCE;
  }

  HubSettings with(FunctionSource others) {
    return new HubSettings(others, start, skips, patience, checks);
  }

  HubSettings startingAt(Instant time) {
    return new HubSettings(functions, time, skips, patience, checks);
  }

  HubSettings byHand() {
    return new HubSettings(functions, start, false, patience, checks);
  }

  HubSettings waitingAtMost(Duration time) {
    return new HubSettings(functions, start, skips, time, checks);
  }

  HubSettings unchecked() {
    return new HubSettings(functions, start, skips, patience, false);
  }
}
