package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.host.HostOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Terminates and purges thousands of instances. {@code -Ddashboard.instances=5000} sets the number,
 * and {@code -Dpage.images=docs/images} takes the pictures of it.
 */
@DisplayName("The dashboard with thousands of instances")
class ManyInstancesIT {

  private static final int COUNT = Integer.getInteger("dashboard.instances", 300);

  /** Every tenth has ended before, so that it cannot be terminated. */
  private static final int ENDED = COUNT / 10;

  /** Long, since a request takes some milliseconds on a busy machine. */
  private static final Duration PATIENCE = Duration.ofSeconds(60).plusMillis(100L * COUNT);

  @TempDir private Path folder;

  @Test
  void terminates_and_purges_all_that_match_and_names_those_that_cannot_be() throws Exception {
    Browser.assumeThere();
    Path packageFolder = Path.of(System.getProperty("package.folder"));
    ChromeDriver chrome = Browser.open(folder.resolve("profile"));
    try (DashboardSite site = new DashboardSite(HostOptions.inMemory(packageFolder), "")) {
      chrome.manage().window().setSize(new Dimension(1200, 900));
      fill(site);
      DashboardPage page = new DashboardPage(chrome, site.url());
      page.open("/?prefix=job");
      page.until(p -> p.ids().size() == 100);
      page.click("#select-matching");
      await(page, "#selected", count(COUNT) + " selected");
      save(chrome, "selection.png");
      assertThat(Axe.violations(chrome)).as("list").isEmpty();

      holdRequests(page, COUNT / 2);
      ask(page, "terminate");
      assertThat(Axe.violations(chrome)).as("confirmation").isEmpty();
      confirm(page);
      until(page, p -> p.find("#bulk-dialog progress").isDisplayed() && sent(p) > COUNT / 3);
      save(chrome, "progress.png");
      page.script("release()");
      await(
          page,
          "#bulk-dialog .bad",
          "%s accepted, %,d refused. %,d ended, 0 not ended."
              .formatted(count(COUNT - ENDED), ENDED, COUNT - ENDED));
      page.click("#bulk-dialog .outcome summary");
      assertThat(Axe.violations(chrome)).as("result").isEmpty();
      page.click("#bulk-dialog .close");

      site.start("PeriodicCleanup", "job-running", DashboardSite.HOURLY);
      page.click("#select-none");
      page.click("#select-matching");
      await(page, "#selected", count(COUNT + 1) + " selected");
      ask(page, "purge");
      confirm(page);
      await(page, "#bulk-dialog .bad", count(COUNT) + " deleted, 1 refused.");
      assertThat(page.text("#bulk-dialog .outcome summary"))
          .startsWith("Refused, 1 instance: The instance is Running");
      page.click("#bulk-dialog .close");
      until(page, p -> p.ids().equals(List.of("job-running")));
    } finally {
      chrome.quit();
    }
  }

  private static void fill(DashboardSite site) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<? extends Future<?>> starts =
          IntStream.range(0, COUNT).mapToObj(i -> callers.submit(() -> start(site, i))).toList();
      for (Future<?> start : starts) {
        start.get();
      }
    } finally {
      callers.shutdown();
    }
  }

  private static void start(DashboardSite site, int i) {
    String id = "job-%05d".formatted(i);
    if (i % 10 == 0) {
      site.run("ProvisionDevice", id, "\"pump\"");
    } else {
      site.start("PeriodicCleanup", id, DashboardSite.HOURLY);
    }
  }

  /** Lets the page send this number of terminations, and the others after {@code release()}. */
  private static void holdRequests(DashboardPage page, int after) {
    page.script(
        """
        const send = window.fetch;
        const released = new Promise(resolve => (window.release = resolve));
        let left = arguments[0];
        window.fetch = async (url, options) => {
          if (url.includes('/terminate') && left-- <= 0) { await released; }
          return send(url, options);
        };
        """,
        after);
  }

  private static void ask(DashboardPage page, String action) {
    page.click("[data-bulk=" + action + "]");
    page.until(p -> p.find("#bulk-dialog [name=sure]").isDisplayed());
  }

  private static void confirm(DashboardPage page) {
    page.click("#bulk-dialog [name=sure]");
    page.click("#bulk-dialog [type=submit]");
  }

  private static int sent(DashboardPage page) {
    String value = page.find("#bulk-dialog progress").getDomProperty("value");
    return value == null ? 0 : Integer.parseInt(value);
  }

  private static String count(int count) {
    return "%,d instances".formatted(count);
  }

  private static void await(DashboardPage page, String selector, String text) {
    until(page, p -> p.text(selector).equals(text));
  }

  private static void until(DashboardPage page, Predicate<DashboardPage> condition) {
    Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> condition.test(page));
  }

  private static void save(ChromeDriver chrome, String name) throws IOException {
    String images = System.getProperty("page.images", "");
    if (!images.isEmpty()) {
      Path folder = Files.createDirectories(Path.of(images));
      Files.write(folder.resolve(name), chrome.getScreenshotAs(OutputType.BYTES));
    }
  }
}
