package dev.durablesingleton.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.StagedPackage;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalHostTest {

  @TempDir Path folder;

  @Test
  void a_host_that_fails_to_start_leaves_port_and_task_hub_to_the_next() throws Exception {
    FunctionsPackage functions = StagedPackage.in(folder.resolve("package")).open();
    HostOptions anyPort =
        HostOptions.inMemory(functions.folder()).withFile(folder.resolve("hub.db"));
    LocalHost before = LocalHost.start(anyPort, functions, HostLog.none());
    HostOptions samePort = anyPort.withPort(before.port());
    before.close();
    Path keys = Files.writeString(folder.resolve("keys.json"), "none");

    assertThatThrownBy(() -> LocalHost.start(samePort, functions, HostLog.none()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(keys.toString());

    Files.delete(keys);
    try (LocalHost after = LocalHost.start(samePort, functions, HostLog.none())) {
      assertThat(after.port()).isEqualTo(before.port());
    }
  }
}
