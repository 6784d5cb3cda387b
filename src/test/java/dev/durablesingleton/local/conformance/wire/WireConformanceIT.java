package dev.durablesingleton.local.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.conformance.ProbePackage;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.host.LocalHost;
import dev.durablesingleton.local.log.HostLog;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import probe.wire.Entities;
import probe.wire.Http;
import probe.wire.Orchestrations;
import probe.wire.Scripts;

@DisplayName("The local host answers the calls of SDK 1.9.0 as the real host did")
class WireConformanceIT {

  private static Path folder;
  private static KnownDifferences known;

  @BeforeAll
  static void stage(@TempDir Path temporary) throws Exception {
    known = new KnownDifferences();
    // The host stores its keys next to the package.
    folder = Files.createDirectory(temporary.resolve("probe-app"));
    ProbePackage.stage(folder, Http.class, Orchestrations.class, Scripts.class, Entities.class);
  }

  @TestFactory
  Stream<DynamicTest> base() throws Exception {
    return play(Profile.BASE, 456);
  }

  @TestFactory
  Stream<DynamicTest> with_the_reorder_window_0() throws Exception {
    return play(Profile.WINDOW_0, 70);
  }

  @TestFactory
  Stream<DynamicTest> with_a_default_version() throws Exception {
    return play(Profile.VER_DEFAULT, 42);
  }

  @TestFactory
  Stream<DynamicTest> with_the_match_strategy_None() throws Exception {
    return play(Profile.VER_NONE, 42);
  }

  @TestFactory
  Stream<DynamicTest> with_the_failure_strategy_Fail() throws Exception {
    return play(Profile.VER_OLDER_FAIL, 42);
  }

  @TestFactory
  Stream<DynamicTest> with_the_strategies_Strict_and_Fail() throws Exception {
    return play(Profile.VER_STRICT_FAIL, 42);
  }

  @TestFactory
  Stream<DynamicTest> where_any_instance_may_be_replaced() throws Exception {
    return play(Profile.ANY_STATE, 48);
  }

  /** Plays a profile with its number of exchanges. */
  private static Stream<DynamicTest> play(Profile profile, int exchanges) throws Exception {
    String prefix = profile.label() + ".";
    Map<String, List<String>> differences;
    FunctionsPackage probe = FunctionsPackage.open(folder, profile.environment());
    try (RequestSink sink = new RequestSink();
        LocalHost host = LocalHost.start(HostOptions.inMemory(folder), probe, HostLog.none())) {
      HostCalls calls = new HostCalls(URI.create("http://localhost:" + host.port()), sink);
      Player player = new Player(calls, sink, step -> known.contains(prefix + step));
      for (WireRecording.Section section : WireRecording.of(profile)) {
        player.play(section.lines());
      }
      differences = player.differences();
    }
    DynamicTest count =
        DynamicTest.dynamicTest(
            exchanges + " exchanges", () -> assertThat(differences).hasSize(exchanges));
    return Stream.concat(Stream.of(count), tests(prefix, differences));
  }

  private static Stream<DynamicTest> tests(String prefix, Map<String, List<String>> differences) {
    return differences.entrySet().stream()
        .map(
            step ->
                DynamicTest.dynamicTest(
                    prefix + step.getKey(), () -> check(prefix + step.getKey(), step.getValue())));
  }

  /** A known difference that is none any more must leave the list. */
  private static void check(String step, List<String> differences) {
    if (known.contains(step)) {
      assertThat(differences)
          .as("%s, which is said to differ: %s", step, known.reason(step))
          .isNotEmpty();
    } else {
      assertThat(differences).as(step).isEmpty();
    }
  }
}
