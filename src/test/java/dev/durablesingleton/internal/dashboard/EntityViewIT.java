package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

@DisplayName("The dashboard's view of an entity")
class EntityViewIT {

  private static ChromeDriver chrome;
  private static DashboardSite site;
  private static DashboardPage page;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    if (Browser.isThere()) {
      chrome = Browser.open(folder.resolve("profile"));
      site = EntitySite.in(folder);
      page = new DashboardPage(chrome, site.url());
    }
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
  void signals_an_entity_and_shows_its_new_state() {
    site.act("signal", "{\"id\":\"@counter@k\",\"event\":\"add\",\"data\":\"1\"}");
    openEntity("@counter@k");
    page.until(p -> p.text("[data-text='Entity state']").equals("1"));

    page.openAction("signal");
    page.type("#action-dialog [name=event]", "add");
    page.type("#action-dialog [name=data]", "41");
    page.click("#action-dialog [type=submit]");
    page.until(p -> p.text("#action-dialog .result").contains("accepted the signal"));
    page.click("#action-dialog .close");

    page.until(p -> p.text("[data-text='Entity state']").equals("42"));
  }

  @Test
  void shows_the_lock_of_an_ended_instance_and_releases_it() {
    EntitySite.lock(site);
    openEntity("@counter@locked");
    page.until(p -> p.text(".facts").contains("held by fleet, which has ended"));

    page.openAction("release");
    page.click("#action-dialog [type=submit]");
    assertThat(page.text("#action-dialog .result")).isEmpty();
    page.click("#action-dialog [name=sure]");
    page.click("#action-dialog [type=submit]");
    page.until(p -> p.text("#action-dialog .result").equals("1 lock was released."));
    page.click("#action-dialog .close");
    page.until(p -> p.text(".facts").contains("free"));
  }

  @Test
  void says_why_a_signal_is_refused() {
    site.act("signal", "{\"id\":\"@counter@s\",\"event\":\"add\",\"data\":\"1\"}");
    openEntity("@counter@s");
    page.openAction("signal");
    page.type("#action-dialog [name=event]", "add");
    page.type("#action-dialog [name=data]", "{oops");
    page.click("#action-dialog [type=submit]");

    page.until(p -> p.text("#action-dialog .bad").contains("not JSON at line 1, column 2"));
  }

  private static void openEntity(String id) {
    page.open("/");
    page.click("#entities");
    page.until(p -> p.ids().contains(id));
    chrome.findElement(By.linkText(id)).click();
    page.until(p -> p.text("#instance-view h2").equals(id));
  }
}
