package dev.durablesingleton.internal.dashboard;

import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

@DisplayName("The dashboard keeps the accessibility rules of axe-core")
class AccessibilityIT {

  private static ChromeDriver chrome;
  private static DashboardSite site;
  private static DashboardPage page;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    if (!Browser.isThere()) {
      return;
    }
    chrome = Browser.open(folder.resolve("profile"));
    // The rules take seconds, on a busy machine many.
    chrome.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
    site = EntitySite.in(folder);
    page = new DashboardPage(chrome, site.url());
    EntitySite.lock(site);
    site.start("PeriodicCleanup", "running", DashboardSite.HOURLY);
    site.run("PeriodicCleanup", "failed", "{\"interval\": \"often\"}");
    site.run("ProvisionFleet", "lost", "[\"pump\"]");
    site.act("purge", "{\"id\": \"lost:1\"}");
  }

  @BeforeEach
  void needs_a_browser() {
    Browser.assumeThere();
  }

  @AfterAll
  static void close() {
    if (chrome != null) {
      chrome.quit();
    }
    if (site != null) {
      site.close();
    }
  }

  @Test
  void in_all_views_and_both_themes() {
    SoftAssertions rules = new SoftAssertions();

    page.open("/");
    page.until(p -> p.ids().contains("fleet"));
    rules.assertThat(Axe.violations(chrome)).as("list").isEmpty();
    page.click("#entities");
    page.until(p -> p.ids().size() == 1);
    rules.assertThat(Axe.violations(chrome)).as("entities").isEmpty();
    for (String id : new String[] {"@counter@locked", "failed", "running"}) {
      page.openInstance(id);
      page.until(p -> !p.all("#events tbody tr").isEmpty());
      rules.assertThat(Axe.violations(chrome)).as(id).isEmpty();
    }
    page.openAction("terminate");
    rules.assertThat(Axe.violations(chrome)).as("action").isEmpty();
    for (String id : new String[] {"fleet", "lost"}) {
      page.openInstance(id);
      page.until(p -> !p.all("#events .toggle").isEmpty());
      page.click("#events .toggle");
      page.until(p -> !p.all(".entry[aria-level='2']").isEmpty());
      page.script("arguments[0].focus()", page.find(".entry[tabindex='0']"));
      rules.assertThat(Axe.violations(chrome)).as(id + " with its sub-orchestration").isEmpty();
    }
    page.open("/instance?id=nobody");
    page.until(p -> p.find("#error").isDisplayed());
    rules.assertThat(Axe.violations(chrome)).as("absent").isEmpty();
    rules.assertAll();
  }
}
