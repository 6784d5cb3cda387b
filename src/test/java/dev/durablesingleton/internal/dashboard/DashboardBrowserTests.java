package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.host.HostOptions;
import java.nio.file.Path;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** Browser tests that run on a host with keys and on one without. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DashboardBrowserTests
    implements ListViewTests, ManyInstancesTests, InstanceViewTests, ExportTests, FamilyTests {

  private ChromeDriver chrome;
  private DashboardSite site;
  private DashboardPage page;

  abstract HostOptions options(Path packageFolder, Path folder) throws Exception;

  abstract String key();

  @Override
  public DashboardPage page() {
    return page;
  }

  @Override
  public DashboardSite site() {
    return site;
  }

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    if (!Browser.isThere()) {
      return;
    }
    chrome = Browser.open(folder.resolve("profile"));
    site = new DashboardSite(options(Path.of(System.getProperty("package.folder")), folder), key());
    page = new DashboardPage(chrome, site.url());
    for (int i = 10; i < 35; i++) {
      site.run("ProvisionDevice", "many-" + i, "\"device " + i + "\"");
    }
    site.run("ProvisionFleet", "fleet", "[\"pump\", \"valve\"]");
  }

  /** Before each test instead of before all, so that every skipped test is listed. */
  @BeforeEach
  void needs_a_browser() {
    Browser.assumeThere();
  }

  @AfterAll
  void close() {
    if (chrome != null) {
      chrome.quit();
    }
    if (site != null) {
      site.close();
    }
  }

  /** The browser also logs violations of the Content-Security-Policy. */
  @AfterEach
  void the_browser_logged_no_warnings() {
    if (chrome == null) {
      return;
    }
    assertThat(chrome.manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        // Refused requests are expected.
        .filteredOn(entry -> !entry.getMessage().matches("(?s).* status of (400|404|409) .*"))
        .isEmpty();
  }
}
