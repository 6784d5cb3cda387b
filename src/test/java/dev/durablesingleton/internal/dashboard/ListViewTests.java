package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;

/** Tests of the list of instances. */
interface ListViewTests {

  DashboardPage page();

  DashboardSite site();

  @Test
  default void lists_instances_with_state_name_and_times_and_counts_them() {
    page().open("/?prefix=fleet");
    page().until(p -> p.ids().equals(List.of("fleet", "fleet:1", "fleet:2")));

    List<String> cells = page().texts("#instances tbody tr:first-child > *");
    assertThat(cells.subList(1, 4)).containsExactly("Completed", "ProvisionFleet", "fleet");
    assertThat(page().find("#instances tbody time").getDomAttribute("title"))
        .isEqualTo(
            site()
                .get("singletons/instance?id=fleet")
                .body()
                .split("\"created\":\"")[1]
                .split("\"")[0]);
    page().until(p -> p.texts("#counts button").equals(List.of("3 Completed")));
  }

  @Test
  default void filters_by_name_prefix_and_state() {
    site().start("PeriodicCleanup", "filter-1", DashboardSite.HOURLY);
    site().awaitRunning("filter-1");
    page().open("/");
    page().type("#filters [name=prefix]", "fi");
    page().type("#filters [name=name]", "CLEAN");
    page().click("#filters [type=submit]");
    page().until(p -> p.ids().equals(List.of("filter-1")));

    page().click("#filters [type=reset]");
    page().until(p -> p.ids().size() > 25);
    page()
        .until(
            p -> {
              p.click("#counts [data-state=Running]");
              return true;
            });
    page().until(p -> !p.ids().contains("fleet") && p.ids().contains("filter-1"));
    assertThat(page().find("#counts [data-state=Running]").getDomAttribute("aria-pressed"))
        .isEqualTo("true");
  }

  @Test
  default void shows_the_filters_that_apply_and_removes_one() {
    page().open("/?prefix=many-1&name=device&state=Completed");
    page().until(p -> p.ids().size() == 10);
    assertThat(page().texts("#applied button"))
        .containsExactly("State Completed ×", "Name has device ×", "ID begins with many-1 ×");

    page().click("#applied [data-filter=prefix]");
    page().until(p -> p.ids().size() >= 25);
    assertThat(page().texts("#applied button"))
        .containsExactly("State Completed ×", "Name has device ×");
  }

  @Test
  default void hides_sub_orchestrations_and_shows_those_of_one_instance() {
    page().open("/?prefix=fleet");
    page().until(p -> p.ids().size() == 3);
    page().click("#filters [name=children]");
    page().click("#filters [type=submit]");
    page().until(p -> p.ids().equals(List.of("fleet")));
    assertThat(page().texts("#applied button")).contains("No sub-orchestrations ×");

    page().openInstance("fleet");
    page().click("#children");
    page().until(p -> p.ids().equals(List.of("fleet:1", "fleet:2")));
    assertThat(page().find("#filters [name=parent]").getDomProperty("value")).isEqualTo("fleet");
  }

  @Test
  default void finds_a_text_in_inputs() {
    page().open("/?prefix=fleet");
    page().until(p -> p.ids().size() == 3);
    page().type("#filters [name=text]", "VALVE");
    page().click("#filters [type=submit]");
    page().until(p -> p.ids().equals(List.of("fleet", "fleet:2")));
  }

  @Test
  default void sorts_the_rows_of_a_page_and_remembers_it() {
    String head = "#instances [data-column=id] .sort";
    page().open("/?prefix=many-1");
    page().until(p -> p.ids().size() == 10);
    page().click(head);
    page().click(head);
    assertThat(page().ids()).startsWith("many-19", "many-18");
    page().open("/?prefix=many-2");
    page().until(p -> p.ids().size() == 10);
    assertThat(page().ids()).startsWith("many-29", "many-28");
    assertThat(page().find("#instances th[data-column=id]").getDomAttribute("aria-sort"))
        .isEqualTo("descending");

    page().click(head);
    assertThat(page().ids()).startsWith("many-20", "many-21");
  }

  @Test
  default void hides_columns_and_remembers_it() {
    page().open("/?prefix=many-1");
    page().until(p -> p.ids().size() == 10);
    page().click(".columns summary");
    page().click("#columns [name=changed]");
    page().open("/?prefix=many-2");
    page().until(p -> p.ids().size() == 10);
    assertThat(page().find("#instances tbody [data-column=changed]").isDisplayed()).isFalse();
    assertThat(page().find("#instances tbody [data-column=created]").isDisplayed()).isTrue();

    page().click(".columns summary");
    page().click("#columns [name=changed]");
    assertThat(page().find("#instances tbody [data-column=changed]").isDisplayed()).isTrue();
  }

  @Test
  default void filters_by_the_time_of_creation() {
    page().open("/?prefix=fleet&from=2099-01-01T00:00");
    page().until(p -> p.find("#none").isDisplayed());
    page().open("/?prefix=fleet&to=2099-01-01T00:00");
    page().until(p -> p.ids().size() == 3);
  }

  @Test
  default void pages_forward_and_back_with_the_engines_token() {
    page().open("/?prefix=many&top=20");
    page().until(p -> p.text("#page-number").equals("Page 1, 20 instances"));
    assertThat(page().find("#previous").isEnabled()).isFalse();

    page().click("#next");
    page().until(p -> p.text("#page-number").equals("Page 2, 5 instances"));
    assertThat(page().ids()).startsWith("many-30").hasSize(5);
    assertThat(page().find("#next").isEnabled()).isFalse();

    page().click("#previous");
    page().until(p -> p.text("#page-number").equals("Page 1, 20 instances"));
  }

  @Test
  default void refreshes_automatically_and_preserves_focus_and_rows() {
    site().run("HelloCities", "place-2", "");
    page().open("/?prefix=place");
    page().until(p -> p.ids().equals(List.of("place-2")));
    WebElement link = page().find("#instances tbody a");
    page().script("arguments[0].focus()", link);
    site().run("HelloCities", "place-1", "");

    page().until(p -> p.ids().equals(List.of("place-1", "place-2")));
    assertThat(page().chrome().switchTo().activeElement()).isEqualTo(link);
  }

  @Test
  default void starts_twice_and_shows_the_answers_202_and_409() {
    page().open("/?prefix=twice");
    page().click("#start-open");
    page().until(p -> p.all("#start-form [name=orchestrator] option").size() >= 4);
    page().choose("#start-form [name=orchestrator]", "HelloCities");
    page().type("#start-form [name=id]", "twice-1");
    page().click("#start-form [type=submit]");
    page().until(p -> p.text("#start-result p").equals("202 Accepted"));
    assertThat(page().text("#start-result pre"))
        .contains("\"id\": \"twice-1\"", "\"statusQueryGetUri\"")
        .doesNotContainPattern("code=[^…]");

    page().click("#start-form [type=submit]");
    page().until(p -> p.text("#start-result p").equals("409 Conflict"));
    assertThat(page().text("#start-result pre"))
        .isEqualTo("An instance with ID 'twice-1' already exists.");
    page().click("#start-form .close");
    page().until(p -> p.ids().equals(List.of("twice-1")));
  }

  @Test
  default void shows_changes_made_in_another_tab() {
    site().start("PeriodicCleanup", "tab-1", DashboardSite.HOURLY);
    page().open("/?prefix=tab");
    page().until(p -> p.ids().equals(List.of("tab-1")));
    String address = page().find("#instances tbody a").getDomProperty("href");
    String first = page().chrome().getWindowHandle();
    page().chrome().switchTo().newWindow(WindowType.TAB);
    page().chrome().get(address);
    page().until(p -> p.text("#instance-view .state").equals("Running"));
    page().click("[data-action=suspend]");
    page().click("#action-dialog [type=submit]");
    page()
        .until(p -> p.text("#action-dialog .result").startsWith("The engine accepted the request"));
    page().chrome().close();

    page().chrome().switchTo().window(first);
    page().until(p -> p.text("#instances .state").equals("Suspended"));
  }

  @Test
  default void starts_and_opens_an_instance_by_keyboard() {
    page().open("/?prefix=keys");
    page().until(p -> p.all("#start-form [name=orchestrator] option").size() >= 4);
    page().script("document.getElementById('start-open').focus()");
    page().press(Keys.ENTER);
    page().press("HelloCities", Keys.TAB);
    page().press("keys-1", Keys.ENTER);
    page().until(p -> p.text("#start-result p").equals("202 Accepted"));
    page().press(Keys.ESCAPE);
    page().until(p -> p.ids().equals(List.of("keys-1")));
    assertThat(page().chrome().switchTo().activeElement().getDomAttribute("id"))
        .isEqualTo("start-open");

    for (int tabs = 0; tabs < 50 && !page().isFocused("#instances tbody a"); tabs++) {
      page().press(Keys.TAB);
    }
    page().press(Keys.ENTER);
    page().until(p -> p.text("#instance-view h2").equals("keys-1"));
  }

  @Test
  default void shows_a_hint_if_the_list_is_empty() {
    page().open("/?prefix=nobody");
    page().until(p -> p.text("#none").equals("No instance matches these filters."));
  }

  @Test
  default void is_dark_if_the_user_prefers_a_dark_scheme() {
    page().open("/?prefix=fleet");
    page().until(p -> p.ids().size() == 3);
    String light = background(page());
    page().chrome().executeCdpCommand("Emulation.setEmulatedMedia", preferring("dark"));
    try {
      assertThat(background(page())).isNotEqualTo(light);
    } finally {
      page().chrome().executeCdpCommand("Emulation.setEmulatedMedia", preferring(""));
    }
  }

  private static Map<String, Object> preferring(String scheme) {
    return Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme)));
  }

  private static String background(DashboardPage page) {
    return page.find("body").getCssValue("background-color");
  }

  @Test
  default void fits_a_phone() {
    Dimension desk = page().chrome().manage().window().getSize();
    page().chrome().manage().window().setSize(new Dimension(390, 844));
    try {
      page().open("/?prefix=fleet");
      page().until(p -> p.ids().size() == 3);
      assertThat(widthToScroll(page())).isZero();
      page().openInstance("fleet");
      page().until(p -> p.all("#events tbody tr").size() == 4);
      assertThat(widthToScroll(page())).isZero();
    } finally {
      page().chrome().manage().window().setSize(desk);
    }
  }

  private static long widthToScroll(DashboardPage page) {
    return (Long)
        page.script(
            "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }
}
