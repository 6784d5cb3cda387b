package dev.durablesingleton.local.harness.kill;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A host with a launcher")
class LauncherKillIT {

  @ParameterizedTest(name = "{0}")
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HOST")
  void loses_nothing_when_processes_are_killed_repeatedly(
      Victim victim, @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws IOException, InterruptedException {
    KillIT.check(folder, victim, Integer.getInteger("launcher.kills", 10));
  }
}
