package dev.durablesingleton.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.local.SdkProgram;
import dev.durablesingleton.local.functionapp.HostJson;
import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.log.HostLog;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SidecarHostTest {

  @TempDir Path folder;

  @Test
  void serves_a_program_that_runs_its_functions_itself() throws Exception {
    try (SidecarHost host = start(0);
        SdkProgram program = new SdkProgram(host.port())) {
      program.client().scheduleNewOrchestrationInstance("Hello", "you", "a");
      program.client().raiseEvent("a", "go");

      assertThat(ended(program, "a").readOutputAs(String.class)).isEqualTo("Hello, you");
    }
  }

  @Test
  void goes_on_where_the_last_host_ended() throws Exception {
    int port;
    try (SidecarHost host = start(0);
        SdkProgram program = new SdkProgram(host.port())) {
      port = host.port();
      program.client().scheduleNewOrchestrationInstance("Hello", "again", "a");
      program.client().waitForInstanceStart("a", Patience.LIMIT, false);
    }
    try (SdkProgram program = new SdkProgram(port)) {
      assertThatExceptionOfType(StatusRuntimeException.class)
          .isThrownBy(() -> program.client().raiseEvent("a", "go"))
          .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Code.UNAVAILABLE));
    }
    try (SidecarHost host = start(0);
        SdkProgram program = new SdkProgram(host.port())) {
      program.client().raiseEvent("a", "go");

      assertThat(ended(program, "a").getRuntimeStatus())
          .isEqualTo(OrchestrationRuntimeStatus.COMPLETED);
    }
  }

  @Test
  void keeps_its_hub_where_the_folder_and_its_host_json_say() throws Exception {
    Files.writeString(
        folder.resolve("host.json"),
        "{\"version\": \"2.0\", \"extensions\": {\"durableTask\": {\"hubName\": \"Mine\"}}}");
    start(0).close();

    assertThat(folder.resolve(".durable").resolve("Mine.db")).exists();
  }

  @Test
  void says_that_its_port_is_taken() throws Exception {
    try (SidecarHost host = start(0)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> start(host.port(), new HostOptions.Storage.Memory()))
          .withMessageContaining("Port " + host.port() + " is in use");
    }
  }

  private SidecarHost start(int port) throws PackageException, IOException {
    return start(port, new HostOptions.Storage.NextToPackage());
  }

  private SidecarHost start(int port, HostOptions.Storage storage)
      throws PackageException, IOException {
    HostOptions memory = HostOptions.inMemory(folder);
    HostOptions options =
        new HostOptions(
            folder,
            memory.port(),
            memory.address(),
            memory.allowedHosts(),
            storage,
            memory.durability(),
            false,
            false,
            memory.clients(),
            false);
    HostJson hostJson = HostJson.of(folder);
    Path file = HubStorage.in(folder, hostJson.durableTask().hubName());
    return SidecarHost.start(port, options, hostJson.durableTask(), file, HostLog.none());
  }

  private static OrchestrationMetadata ended(SdkProgram program, String id) throws Exception {
    return program.client().waitForInstanceCompletion(id, Patience.LIMIT, true);
  }
}
