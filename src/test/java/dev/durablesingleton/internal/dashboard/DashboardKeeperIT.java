package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.fixtures.HostProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

@DisplayName("The dashboard and the keeper")
class DashboardKeeperIT {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "SINGLETON_KEEPER_SCHEDULE", "* * * * * *",
          "SINGLETONS", "PeriodicCleanup kept {\"interval\": \"PT1H\"}");

  @TempDir private Path folder;

  @Test
  void shows_a_kept_instance_and_its_restart_after_it_was_terminated() {
    Browser.assumeThere();
    try (HostProcess host =
        HostProcess.run(
            SETTINGS, "--port", "0", "--store", "memory", System.getProperty("package.folder"))) {
      host.awaitLine("] Started orchestration with ID = 'kept'.");
      ChromeDriver chrome = Browser.open(folder.resolve("profile"));
      try {
        DashboardPage page =
            new DashboardPage(chrome, host.address().resolve("/api/singletons").toString());
        page.open("/");
        page.until(p -> p.find("#instances .kept").isDisplayed());
        page.click("#instances tbody a");
        page.until(p -> p.text(".facts").contains("the keeper restarts it"));
        String first = created(page);

        page.openAction("terminate");
        page.click("#action-dialog [name=sure]");
        page.click("#action-dialog [type=submit]");
        page.until(
            p -> p.text("#action-dialog .result").startsWith("The engine accepted the request"));
        page.click("#action-dialog .close");

        page.until(
            p -> p.text("#instance-view .state").equals("Running") && !created(p).equals(first));
        assertThat(page.text("[data-text='Custom status']")).contains("\"round\": 1");
      } finally {
        chrome.quit();
      }
    }
  }

  private static String created(DashboardPage page) {
    return page.find(".facts time").getDomAttribute("datetime");
  }
}
