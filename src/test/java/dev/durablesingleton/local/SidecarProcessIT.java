package dev.durablesingleton.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.fixtures.HostProcess;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The jar, as a sidecar")
class SidecarProcessIT {

  private static final Pattern LINE =
      Pattern.compile("Task hub \\w+ is served by gRPC on localhost:(\\d+)\\.");

  @Test
  void needs_no_package() throws Exception {
    try (HostProcess process = HostProcess.run("--sidecar-port", "0", "--store", "memory")) {
      process.awaitLine("is served by gRPC");
      Matcher line = LINE.matcher(process.output().get(0));
      assertThat(line.matches()).isTrue();

      try (SdkProgram program = new SdkProgram(Integer.parseInt(line.group(1)))) {
        program.client().scheduleNewOrchestrationInstance("Hello", "you", "a");
        program.client().raiseEvent("a", "go");
        assertThat(
                program
                    .client()
                    .waitForInstanceCompletion("a", Duration.ofSeconds(20), true)
                    .readOutputAs(String.class))
            .isEqualTo("Hello, you");
      }
    }
  }
}
