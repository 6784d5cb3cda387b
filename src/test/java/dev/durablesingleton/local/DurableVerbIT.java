package dev.durablesingleton.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.fixtures.HostProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The jar with durable as its first argument")
class DurableVerbIT {

  @TempDir Path folder;

  @Test
  void executes_a_verb_and_serves_nothing() throws Exception {
    try (HostProcess verb =
        HostProcess.launch(
            folder, Map.of("DURABLE_URL", "http://localhost:1"), "durable", "get-instances")) {
      assertThat(verb.exitCode()).isEqualTo(3);
      assertThat(verb.output()).isEmpty();
      assertThat(verb.errors()).hasSize(1);
      assertThat(verb.errors().get(0)).startsWith("The host http://localhost:1 does not answer");
    }
    assertThat(folder).isEmptyDirectory();
  }
}
