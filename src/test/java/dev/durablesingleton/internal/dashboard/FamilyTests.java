package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Tests of an instance and its open sub-orchestrations on one time axis. */
interface FamilyTests {

  DashboardPage page();

  DashboardSite site();

  @Test
  default void opens_and_closes_a_sub_orchestration_by_keyboard() {
    page().openInstance("fleet");
    page().until(p -> p.all(".entry").size() == 4);
    page().script("arguments[0].focus()", page().find(".entry[tabindex='0']"));
    page().press(Keys.ARROW_DOWN);
    assertThat(page().chrome().switchTo().activeElement().getDomAttribute("aria-label"))
        .startsWith("Sub-orchestration ProvisionDevice, fleet:1, completed, ");

    page().press(Keys.ARROW_RIGHT);
    page().until(p -> p.all(".entry[aria-level='2']").size() == 4);
    page().until(p -> p.isFocused(".entry[aria-expanded=true]"));
    assertThat(names()).containsSequence("ProvisionDevice fleet:1", "Started", "RegisterDevice");

    page().press(Keys.ARROW_RIGHT);
    page().press(Keys.ARROW_DOWN);
    page().until(p -> p.text(".tooltip").contains("RegisterDevice"));
    page().press(Keys.ARROW_LEFT);
    page().press(Keys.ARROW_LEFT);
    page().until(p -> p.all(".entry").size() == 4);

    page().press(Keys.ENTER);
    page().until(p -> p.text("#instance-view h2").equals("fleet:1"));
  }

  @Test
  default void opens_a_sub_orchestration_in_the_table_and_keeps_the_focus_there() {
    page().openInstance("fleet");
    page().until(p -> p.all("#events .toggle").size() == 2);
    page().click("#events [aria-label='History of fleet:2']");
    page().until(p -> p.all("#events tbody tr").size() == 8);

    assertThat(page().isFocused("#events [aria-label='History of fleet:2'][aria-expanded=true]"))
        .isTrue();
    assertThat(page().texts("#events td:nth-child(2)").get(4)).endsWith("RegisterDevice");
    page().press(Keys.SPACE);
    page().until(p -> p.all("#events tbody tr").size() == 4);
  }

  @Test
  default void draws_a_sub_orchestration_within_the_time_of_its_entry() {
    page().openInstance("fleet");
    page().until(p -> p.all(".entry").size() == 4);
    page().click(".entry[aria-expanded]");
    page().until(p -> p.all(".entry[aria-level='2']").size() == 4);

    Object outside =
        page()
            .script(
                """
                const box = selector => document.querySelector(selector).getBBox();
                const parent = box('.entry[aria-expanded=true] .shape');
                return [...document.querySelectorAll('.entry[aria-level="2"].activity .shape')]
                  .filter(shape => shape.getBBox().x < parent.x
                    || shape.getBBox().x + shape.getBBox().width > parent.x + parent.width + 4).length;
                """);
    assertThat(outside).isEqualTo(0L);
  }

  @Test
  default void says_that_an_open_sub_orchestration_was_purged() {
    site().run("ProvisionFleet", "lost", "[\"pump\"]");
    site().act("purge", "{\"id\": \"lost:1\"}");
    page().openInstance("lost");
    page().until(p -> p.all("#events .toggle").size() == 1);
    page().click("#events .toggle");

    page()
        .until(p -> p.text("#events tbody").contains("does not find an instance with ID 'lost:1'"));
    assertThat(page().all(".entry.note[aria-level='2']")).hasSize(1);
  }

  @Test
  default void draws_a_long_sub_orchestration_in_pieces() {
    site().run("ProvisionFleet", "wide", names("pump", 120));
    page().openInstance("wide");
    page().until(p -> p.all(".entry").size() == 122);
    for (int i = 1; i <= 20; i++) {
      page().script("document.querySelector('#events .toggle[aria-expanded=false]').click()");
      int open = i;
      page().until(p -> p.all("#events .toggle[aria-expanded=true]").size() == open);
    }

    page().until(p -> p.text(".pieces").contains("Entries 1 to 200 of 202"));
    assertThat(page().all(".entry")).hasSize(200);
  }

  private List<String> names() {
    return page().texts(".entry text").stream()
        .map(name -> name.replaceFirst("^[▾▸] ", ""))
        .toList();
  }

  private static String names(String name, int count) {
    return "[" + ("\"" + name + "\", ").repeat(count - 1) + "\"" + name + "\"]";
  }
}
