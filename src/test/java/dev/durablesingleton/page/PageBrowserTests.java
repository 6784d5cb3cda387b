package dev.durablesingleton.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.HostOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** What the page does in a real browser, whether the host asks for keys or not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PageBrowserTests {

  /** Longer than any test takes. */
  private static final String HOURLY = "{\"interval\": \"PT1H\"}";

  private static final Dimension PHONE = new Dimension(390, 844);

  private ChromeDriver chrome;
  private PageSite site;
  private PageInBrowser page;

  abstract HostOptions options(Path packageFolder, Path folder);

  abstract String key();

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    chrome = Browser.open(folder.resolve("profile"));
    site = new PageSite(options(Path.of(System.getProperty("package.folder")), folder), key());
    page = new PageInBrowser(chrome, site.url());
    for (int i = 10; i < 35; i++) {
      site.run("ProvisionDevice", "many-" + i, "\"device " + i + "\"");
    }
    site.run("ProvisionFleet", "fleet", "[\"pump\", \"valve\"]");
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
    assertThat(chrome.manage().logs().get(LogType.BROWSER).getAll())
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        // An answer that refuses is no fault of the page.
        .filteredOn(entry -> !entry.getMessage().contains("status of 409"))
        .isEmpty();
  }

  @Test
  void lists_instances_with_state_name_and_times_and_counts_them() {
    page.open("/?prefix=fleet");
    page.until(p -> p.ids().equals(List.of("fleet", "fleet:1", "fleet:2")));

    List<String> cells = page.texts("#instances tbody tr:first-child > *");
    assertThat(cells.subList(0, 3)).containsExactly("Completed", "ProvisionFleet", "fleet");
    assertThat(page.find("#instances tbody time").getDomAttribute("title"))
        .isEqualTo(
            site.get("singletons/instance?id=fleet")
                .body()
                .split("\"created\":\"")[1]
                .split("\"")[0]);
    assertThat(page.texts("#counts button")).containsExactly("3 Completed");
  }

  @Test
  void filters_by_name_prefix_and_state() {
    site.start("PeriodicCleanup", "filter-1", HOURLY);
    page.open("/");
    page.type("#filters [name=prefix]", "fi");
    page.type("#filters [name=name]", "CLEAN");
    page.click("#filters [type=submit]");
    page.until(p -> p.ids().equals(List.of("filter-1")));

    page.click("#filters [type=reset]");
    page.until(p -> p.ids().size() > 25);
    page.click("#counts [data-state=Running]");
    page.until(p -> !p.ids().contains("fleet") && p.ids().contains("filter-1"));
    assertThat(page.find("#counts [data-state=Running]").getDomAttribute("aria-pressed"))
        .isEqualTo("true");
  }

  @Test
  void filters_by_the_time_of_creation() {
    page.open("/?prefix=fleet&from=2099-01-01T00:00");
    page.until(p -> p.find("#none").isDisplayed());
    page.open("/?prefix=fleet&to=2099-01-01T00:00");
    page.until(p -> p.ids().size() == 3);
  }

  @Test
  void pages_forward_and_back_with_the_engines_token() {
    page.open("/?prefix=many&top=20");
    page.until(p -> p.text("#page-number").equals("Page 1, 20 instances"));
    assertThat(page.find("#previous").isEnabled()).isFalse();

    page.click("#next");
    page.until(p -> p.text("#page-number").equals("Page 2, 5 instances"));
    assertThat(page.ids()).startsWith("many-30").hasSize(5);
    assertThat(page.find("#next").isEnabled()).isFalse();

    page.click("#previous");
    page.until(p -> p.text("#page-number").equals("Page 1, 20 instances"));
  }

  @Test
  void refreshes_itself_and_leaves_focus_and_rows_where_they_are() {
    site.run("HelloCities", "place-2", "");
    page.open("/?prefix=place");
    page.until(p -> p.ids().equals(List.of("place-2")));
    WebElement link = page.find("#instances tbody a");
    page.script("arguments[0].focus()", link);
    site.run("HelloCities", "place-1", "");

    page.until(p -> p.ids().equals(List.of("place-1", "place-2")));
    assertThat(chrome.switchTo().activeElement()).isEqualTo(link);
  }

  @Test
  void shows_an_instance_with_its_history_and_the_way_to_children_and_parent() {
    page.open("/?prefix=fleet");
    page.until(p -> p.ids().size() == 3);
    page.click("#instances tbody a");
    page.until(p -> p.all("#events tbody tr").size() == 4);

    assertThat(page.text("#instance-view h2")).isEqualTo("fleet");
    assertThat(page.text("[data-text=Input]")).isEqualTo("[\n  \"pump\",\n  \"valve\"\n]");
    assertThat(page.text("[data-text=Output]")).contains("valve.fleet.example is active");
    assertThat(page.all(".entry.child .shape")).hasSize(2);
    assertThat(page.all(".entry.mark .shape")).hasSize(2);

    page.click("#events tbody a");
    page.until(p -> p.text("#instance-view h2").equals("fleet:1"));
    page.until(p -> p.all(".entry.activity .shape").size() == 2);
    page.click("#parent");
    page.until(p -> p.text("#instance-view h2").equals("fleet"));
  }

  @Test
  void tells_by_keyboard_what_went_into_an_activity_and_what_came_out() {
    page.openInstance("fleet:1");
    page.until(p -> p.all(".entry.activity").size() == 2);
    page.script("arguments[0].focus()", page.find(".entry[tabindex='0']"));
    chrome.switchTo().activeElement().sendKeys(Keys.ARROW_DOWN);

    page.until(p -> p.text(".tip").contains("RegisterDevice"));
    assertThat(page.text(".tip")).contains("completed", "Took", "\"pump.fleet.example\"");
    assertThat(chrome.switchTo().activeElement().getDomAttribute("aria-label"))
        .startsWith("Activity RegisterDevice, completed, ")
        .endsWith("result \"pump.fleet.example\"");
  }

  @Test
  void terminates_only_after_a_confirmation() {
    site.start("PeriodicCleanup", "end-1", HOURLY);
    page.openInstance("end-1");
    page.until(p -> p.find("[data-action=terminate]").isEnabled());
    page.click("[data-action=terminate]");
    page.type("#action-dialog [name=reason]", "no longer wanted");
    page.click("#action-dialog [type=submit]");
    assertThat(page.text("#action-dialog .result")).isEmpty();

    page.click("#action-dialog [name=sure]");
    page.click("#action-dialog [type=submit]");
    page.until(p -> p.text("#action-dialog .result").startsWith("The engine took it"));
    page.click("#action-dialog .close");
    page.until(p -> p.text("#instance-view .state").equals("Terminated"));
    assertThat(page.text("[data-text=Output]")).isEqualTo("\"no longer wanted\"");
    assertThat(page.find("[data-action=terminate]").isEnabled()).isFalse();
    assertThat(page.find("[data-action=purge]").isEnabled()).isTrue();
  }

  @Test
  void shows_what_the_engine_refuses() {
    site.start("PeriodicCleanup", "late-1", HOURLY);
    page.openInstance("late-1");
    page.until(p -> p.find("[data-action=suspend]").isEnabled());
    page.click("[data-action=suspend]");
    site.act("terminate", "{\"id\": \"late-1\"}");
    page.until(p -> p.text("#instance-view .state").equals("Terminated"));
    page.click("#action-dialog [type=submit]");

    page.until(p -> p.text("#action-dialog .result .bad").contains("is in the Terminated state"));
  }

  @Test
  void starts_twice_and_shows_202_and_then_409_as_they_came() {
    page.open("/?prefix=twice");
    page.click("#start-open");
    page.until(p -> p.all("#start-form [name=orchestrator] option").size() >= 4);
    page.choose("#start-form [name=orchestrator]", "HelloCities");
    page.type("#start-form [name=id]", "twice-1");
    page.click("#start-form [type=submit]");
    page.until(p -> p.text("#start-result p").equals("202 Accepted"));
    assertThat(page.text("#start-result pre"))
        .contains("\"id\": \"twice-1\"", "\"statusQueryGetUri\"")
        .doesNotContainPattern("code=[^…]");

    page.click("#start-form [type=submit]");
    page.until(p -> p.text("#start-result p").equals("409 Conflict"));
    assertThat(page.text("#start-result pre"))
        .isEqualTo("An instance with ID 'twice-1' already exists.");
    page.click("#start-form .close");
    page.until(p -> p.ids().equals(List.of("twice-1")));
  }

  @Test
  void shows_an_id_and_an_input_full_of_markup_as_text() {
    String id = "<img src=x onerror=alert(1)>";
    String input = "\"<script>alert(2)</script><b>bold</b>\"";
    site.run("ProvisionDevice", "%3Cimg%20src=x%20onerror=alert(1)%3E", input);
    page.open("/?prefix=%3Cimg");
    page.until(p -> p.ids().equals(List.of(id)));
    page.click("#instances tbody a");
    page.until(p -> p.all("#events tbody tr").size() == 4);

    assertThat(page.text("#instance-view h2")).isEqualTo(id);
    assertThat(page.text("[data-text=Input]")).isEqualTo(input);
    assertThat(page.all("main img, main script, #instances b, #instance-view b")).isEmpty();
  }

  @Test
  void shows_json_readably_and_every_number_as_it_was_written() {
    site.run(
        "HelloCities",
        "digits",
        "{\"n\":1.50,\"big\":12345678901234567890,\"a\":[],\"s\":\"{,}\"}");
    page.openInstance("digits");

    assertThat(page.text("[data-text=Input]"))
        .isEqualTo(
            """
            {
              "n": 1.50,
              "big": 12345678901234567890,
              "a": [],
              "s": "{,}"
            }""");
  }

  @Test
  void a_second_tab_shows_the_same_and_sees_what_the_first_one_does() {
    site.start("PeriodicCleanup", "tab-1", HOURLY);
    page.open("/?prefix=tab");
    page.until(p -> p.ids().equals(List.of("tab-1")));
    String address = page.find("#instances tbody a").getDomProperty("href");
    String first = chrome.getWindowHandle();
    chrome.switchTo().newWindow(WindowType.TAB);
    chrome.get(address);
    page.until(p -> p.text("#instance-view .state").equals("Running"));
    page.click("[data-action=suspend]");
    page.click("#action-dialog [type=submit]");
    page.until(p -> p.text("#action-dialog .result").startsWith("The engine took it"));
    chrome.close();

    chrome.switchTo().window(first);
    page.until(p -> p.text("#instances .state").equals("Suspended"));
  }

  @Test
  void fits_a_phone() {
    Dimension desk = chrome.manage().window().getSize();
    chrome.manage().window().setSize(PHONE);
    try {
      page.open("/?prefix=fleet");
      page.until(p -> p.ids().size() == 3);
      assertThat(widthToScroll()).isZero();
      page.openInstance("fleet");
      page.until(p -> p.all("#events tbody tr").size() == 4);
      assertThat(widthToScroll()).isZero();
    } finally {
      chrome.manage().window().setSize(desk);
    }
  }

  private long widthToScroll() {
    return (Long)
        page.script(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }
}
