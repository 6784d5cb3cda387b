package dev.durablesingleton.internal.dashboard;

import dev.durablesingleton.local.host.HostOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The dashboard on a host without keys")
class DashboardIT extends DashboardBrowserTests {

  @Override
  HostOptions options(Path packageFolder, Path folder) {
    return HostOptions.inMemory(packageFolder);
  }

  @Override
  String key() {
    return "";
  }
}
