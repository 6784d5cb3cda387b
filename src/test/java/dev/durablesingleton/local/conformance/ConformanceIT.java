package dev.durablesingleton.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.host.LocalHost;
import dev.durablesingleton.local.log.HostLog;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The local host answers as the real host did")
class ConformanceIT {

  /** Requests right after a start, whose responses depend on timing. */
  private static final String UNCERTAIN = "status.id-";

  private static List<Exchange> recording;
  private static Map<String, Exchange> answers;

  @BeforeAll
  static void replay(@TempDir Path temporary) throws Exception {
    // The host stores its keys next to the package.
    Path folder = Files.createDirectory(temporary.resolve("probe-app"));
    recording = Recording.read();
    FunctionsPackage probe = FunctionsPackage.open(ProbePackage.stage(folder));
    try (LocalHost host = LocalHost.start(HostOptions.inMemory(folder), probe, HostLog.none())) {
      answers =
          new Replay(URI.create("http://localhost:" + host.port()))
              .of(recording).stream()
                  .collect(Collectors.toMap(Exchange::step, Function.identity()));
    }
  }

  @TestFactory
  Stream<DynamicTest> every_exchange() {
    return recording.stream()
        .filter(recorded -> !recorded.step().startsWith(UNCERTAIN))
        .map(
            recorded ->
                DynamicTest.dynamicTest(
                    recorded.step() + ": " + recorded.request(),
                    () -> assertSameResponse(recorded, answers.get(recorded.step()))));
  }

  private static void assertSameResponse(Exchange recorded, Exchange actual) {
    assertThat(Differences.between(NormalizedResponse.of(recorded), NormalizedResponse.of(actual)))
        .as("%s %s", recorded.step(), recorded.request())
        .isEmpty();
  }
}
