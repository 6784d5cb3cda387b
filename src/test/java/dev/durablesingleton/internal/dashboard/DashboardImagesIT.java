package dev.durablesingleton.internal.dashboard;

import dev.durablesingleton.local.host.HostOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** Takes the README's screenshots on demand, so that a build does not change the sources. */
@EnabledIfSystemProperty(
    named = "page.images",
    matches = ".+",
    disabledReason = "-Dpage.images=docs/images takes the README's screenshots")
class DashboardImagesIT {

  private static final Dimension SIZE = new Dimension(1200, 900);

  /** High enough for an instance from the header to its timeline. */
  private static final Dimension HIGH = new Dimension(1200, 1440);

  @TempDir private Path folder;

  @Test
  void takes_the_list_and_a_timeline() throws Exception {
    Browser.assumeThere();
    Path packageFolder = Path.of(System.getProperty("package.folder"));
    ChromeDriver chrome = Browser.open(folder.resolve("profile"));
    try (DashboardSite site = new DashboardSite(HostOptions.inMemory(packageFolder), "")) {
      fill(site);
      chrome.manage().window().setSize(SIZE);
      DashboardPage page = new DashboardPage(chrome, site.url());
      page.open("/");
      page.until(p -> p.ids().contains("tour-1") && p.all("#counts button").size() >= 3);
      save(chrome, "list.png");

      page.openInstance("fleet-north");
      page.until(p -> p.all("#events .toggle").size() == 4);
      page.script("document.querySelectorAll('#events .toggle')[0].click()");
      page.until(p -> p.all(".entry[aria-level='2']").size() == 4);
      page.script("document.querySelectorAll('#events .toggle')[2].click()");
      page.until(p -> p.all(".entry[aria-level='2']").size() == 8);
      chrome.manage().window().setSize(HIGH);
      page.script("arguments[0].focus()", page.find(".entry.mark[aria-level='2']"));
      // A key also gives the window the focus.
      page.press(Keys.ARROW_DOWN);
      page.until(p -> p.find(".tooltip").isDisplayed());
      save(chrome, "timeline.png");
    } finally {
      chrome.quit();
    }
  }

  private static void fill(DashboardSite site) {
    site.start("PeriodicCleanup", "cleanup", "{\"interval\": \"PT1H\", \"age\": \"P7D\"}");
    site.start("PeriodicCleanup", "cleanup-eu", "{\"interval\": \"PT15M\", \"age\": \"P1D\"}");
    site.start("PeriodicCleanup", "cleanup-us", "{\"interval\": \"PT15M\", \"age\": \"P1D\"}");
    site.run("HelloCities", "tour-1", "");
    site.run("PeriodicCleanup", "cleanup-wrong", "{\"interval\": \"often\"}");
    site.run("ProvisionFleet", "fleet-north", "[\"pump-1\", \"pump-2\", \"valve-1\", \"valve-2\"]");
    site.act("suspend", "{\"id\": \"cleanup-eu\", \"reason\": \"maintenance\"}");
    site.act("terminate", "{\"id\": \"cleanup-us\", \"reason\": \"moved\"}");
  }

  private static void save(ChromeDriver chrome, String name) throws IOException {
    Path images = Files.createDirectories(Path.of(System.getProperty("page.images")));
    Files.write(images.resolve(name), chrome.getScreenshotAs(OutputType.BYTES));
  }
}
