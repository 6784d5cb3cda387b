package dev.durablesingleton.dashboard;

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

/** What the page does in a real browser, whether the host asks for keys or not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageBrowserTests implements ListInBrowser, InstanceInBrowser {

  private ChromeDriver chrome;
  private PageSite site;
  private PageInBrowser page;

  abstract HostOptions options(Path packageFolder, Path folder);

  abstract String key();

  @Override
  public PageInBrowser page() {
    return page;
  }

  @Override
  public PageSite site() {
    return site;
  }

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    if (!Browser.isThere()) {
      return;
    }
    chrome = Browser.open(folder.resolve("profile"));
    site = new PageSite(options(Path.of(System.getProperty("package.folder")), folder), key());
    page = new PageInBrowser(chrome, site.url());
    for (int i = 10; i < 35; i++) {
      site.run("ProvisionDevice", "many-" + i, "\"device " + i + "\"");
    }
    site.run("ProvisionFleet", "fleet", "[\"pump\", \"valve\"]");
  }

  /** Before each and not before all, so that every test that is left out is named. */
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

  /** Among them would be whatever the policy of the page forbids. */
  @AfterEach
  void the_browser_has_nothing_to_complain_about() {
    if (chrome == null) {
      return;
    }
    assertThat(chrome.manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        // An answer that refuses is no fault of the page.
        .filteredOn(entry -> !entry.getMessage().matches("(?s).* status of (400|404|409) .*"))
        .isEmpty();
  }
}
