package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Tests of the view of one instance and of its actions. */
interface InstanceViewTests {

  DashboardPage page();

  DashboardSite site();

  @Test
  default void shows_an_instance_with_its_history_and_links_to_children_and_parent() {
    page().open("/?prefix=fleet");
    page().until(p -> p.ids().size() == 3);
    page().click("#instances tbody a");
    page().until(p -> p.all("#events tbody tr").size() == 4);

    assertThat(page().text("#instance-view h2")).isEqualTo("fleet");
    assertThat(page().text("[data-text=Input]")).isEqualTo("[\n  \"pump\",\n  \"valve\"\n]");
    assertThat(page().text("[data-text=Output]")).contains("valve.fleet.example is active");
    assertThat(page().all(".entry.child .shape")).hasSize(2);
    assertThat(page().all(".entry.mark .shape")).hasSize(2);

    page().click("#events tbody a");
    page().until(p -> p.text("#instance-view h2").equals("fleet:1"));
    page().until(p -> p.all(".entry.activity .shape").size() == 2);
    page().until(p -> !p.all("#parent").isEmpty());
    page().click("#parent");
    page().until(p -> p.text("#instance-view h2").equals("fleet"));
  }

  @Test
  default void shows_the_parent_that_the_management_api_names() {
    page().openInstance("fleet:1");
    page().until(p -> !p.all("#parent").isEmpty());

    assertThat(page().text("#parent")).isEqualTo("fleet");
  }

  @Test
  default void draws_a_long_history_in_pieces() {
    site().start("PeriodicCleanup", "long-1", DashboardSite.HOURLY);
    for (int i = 0; i < 450; i++) {
      site().act("raiseEvent", "{\"id\": \"long-1\", \"event\": \"e" + i + "\", \"data\": \"1\"}");
    }
    page().openInstance("long-1");
    page().until(p -> p.text(".pieces").contains("Entries 1 to 200 of 45"));
    assertThat(page().all("#events tbody tr")).hasSize(200);
    assertThat(page().all(".timeline .entry")).hasSize(200);

    page().click(".pieces button:last-child");
    page().click(".pieces button:last-child");
    page().until(p -> p.texts("#events td:nth-child(2)").contains("Event e449"));
    assertThat(page().find(".pieces button:last-child").isEnabled()).isFalse();
    assertThat((Long) page().script("return document.querySelectorAll('*').length"))
        .isLessThan(5_000);
    site().act("terminate", "{\"id\": \"long-1\"}");
  }

  @Test
  default void shows_an_activitys_details_by_keyboard() {
    page().openInstance("fleet:1");
    page().until(p -> p.all(".entry.activity").size() == 2);
    page().script("arguments[0].focus()", page().find(".entry[tabindex='0']"));
    page().chrome().switchTo().activeElement().sendKeys(Keys.ARROW_DOWN);

    page().until(p -> p.text(".tooltip").contains("RegisterDevice"));
    assertThat(page().text(".tooltip")).contains("completed", "Duration", "\"pump.fleet.example\"");
    assertThat(page().chrome().switchTo().activeElement().getDomAttribute("aria-label"))
        .startsWith("Activity RegisterDevice, completed, ")
        .endsWith("result \"pump.fleet.example\"");
  }

  @Test
  default void terminates_only_after_a_confirmation() {
    site().start("PeriodicCleanup", "end-1", DashboardSite.HOURLY);
    page().openInstance("end-1");
    page().until(p -> p.find("[data-action=terminate]").isEnabled());
    page().click("[data-action=terminate]");
    page().type("#action-dialog [name=reason]", "no longer wanted");
    page().click("#action-dialog [type=submit]");
    assertThat(page().text("#action-dialog .result")).isEmpty();

    page().click("#action-dialog [name=sure]");
    page().click("#action-dialog [type=submit]");
    page()
        .until(p -> p.text("#action-dialog .result").startsWith("The engine accepted the request"));
    page().click("#action-dialog .close");
    page().until(p -> p.text("#instance-view .state").equals("Terminated"));
    assertThat(page().text("[data-text=Output]")).isEqualTo("\"no longer wanted\"");
    assertThat(page().find("[data-action=terminate]").isEnabled()).isFalse();
    assertThat(page().find("[data-action=purge]").isEnabled()).isTrue();
  }

  @Test
  default void purges_a_finished_instance_and_shows_that_it_was_deleted() {
    site().run("HelloCities", "gone-1", "");
    page().openInstance("gone-1");
    page().until(p -> p.find("[data-action=purge]").isEnabled());
    page().click("[data-action=purge]");
    page().click("#action-dialog [name=sure]");
    page().click("#action-dialog [type=submit]");
    page()
        .until(
            p ->
                p.text("#action-dialog .result")
                    .equals("The instance and its history were deleted."));
    page().click("#action-dialog .close");

    page().until(p -> p.text("#instance-view .state").equals("Deleted"));
    assertThat(page().text("#error")).isEqualTo("There is no instance with ID 'gone-1'.");
    assertThat(page().find("[data-action=restart]").isEnabled()).isFalse();
  }

  @Test
  default void raises_an_event_and_shows_it_in_the_history_as_text() {
    site().start("PeriodicCleanup", "event-1", DashboardSite.HOURLY);
    page().openInstance("event-1");
    page().openAction("raiseEvent");
    page().type("#action-dialog [name=event]", "<b>go</b>");
    page().type("#action-dialog [name=data]", "{oops");
    page().click("#action-dialog [type=submit]");
    page().until(p -> p.text("#action-dialog .bad").contains("not JSON at line 1, column 2"));

    page().type("#action-dialog [name=data]", "{\"n\":1.50}");
    page().click("#action-dialog [type=submit]");
    page()
        .until(p -> p.text("#action-dialog .result").startsWith("The engine accepted the request"));
    page().click("#action-dialog .close");

    page().until(p -> p.texts("#events td:nth-child(2)").contains("Event <b>go</b>"));
    assertThat(page().text("#events tbody tr:last-child td:nth-child(6)"))
        .isEqualTo("{\"n\":1.50}");
    assertThat(page().all("#instance-view b")).isEmpty();
  }

  @Test
  default void rewinds_a_failed_instance_and_shows_it_in_the_history() {
    site().run("PeriodicCleanup", "rewind-1", "{\"interval\": \"often\"}");
    page().openInstance("rewind-1");
    page().openAction("rewind");
    page().type("#action-dialog [name=reason]", "tried by hand");
    page().click("#action-dialog [name=sure]");
    page().click("#action-dialog [type=submit]");
    page()
        .until(
            p ->
                p.text("#action-dialog .result")
                    .equals("The engine accepted the request; the failed steps are retried."));
    page().click("#action-dialog .close");

    page().until(p -> p.texts("#events td:nth-child(2)").contains("Rewound"));
    // The input is still invalid.
    page().until(p -> p.text("#instance-view .state").equals("Failed"));
  }

  @Test
  default void shows_that_the_engine_refuses_to_rewind_an_instance_that_did_not_fail() {
    site().run("PeriodicCleanup", "rewind-2", "{\"interval\": \"often\"}");
    page().openInstance("rewind-2");
    page().openAction("rewind");
    site().act("purge", "{\"id\": \"rewind-2\"}");
    site().run("HelloCities", "rewind-2", "");
    page().click("#action-dialog [name=sure]");
    page().click("#action-dialog [type=submit]");

    page()
        .until(
            p -> p.text("#action-dialog .bad").startsWith("Only a failed instance can be rewound"));
  }

  @Test
  default void suspends_and_resumes() {
    site().start("PeriodicCleanup", "pause-1", DashboardSite.HOURLY);
    page().openInstance("pause-1");
    page().openAction("suspend");
    page().type("#action-dialog [name=reason]", "maintenance");
    page().click("#action-dialog [type=submit]");
    page()
        .until(p -> p.text("#action-dialog .result").startsWith("The engine accepted the request"));
    page().click("#action-dialog .close");
    page().until(p -> p.text("#instance-view .state").equals("Suspended"));

    page().openAction("resume");
    page().click("#action-dialog [type=submit]");
    page()
        .until(p -> p.text("#action-dialog .result").startsWith("The engine accepted the request"));
    page().click("#action-dialog .close");
    page().until(p -> p.text("#instance-view .state").equals("Running"));
    page().until(p -> p.texts("#events td:nth-child(2)").contains("Resumed"));
  }

  @Test
  default void restarts_under_a_new_id_and_links_to_it() {
    site().run("HelloCities", "again-1", "");
    page().openInstance("again-1");
    page().openAction("restart");
    page().click("#action-dialog [name=newId]");
    page().click("#action-dialog [name=sure]");
    page().click("#action-dialog [type=submit]");
    page().until(p -> p.text("#action-dialog .result .good").startsWith("Started with ID '"));

    page().click("#action-dialog .result a");
    page().until(p -> !p.text("#instance-view h2").equals("again-1"));
    page().until(p -> p.text("#instance-view .state").equals("Completed"));
  }

  @Test
  default void shows_the_current_generation_of_an_eternal_instance() {
    site().start("PeriodicCleanup", "eternal-1", "{\"interval\": \"PT1S\"}");
    page().openInstance("fleet");
    page().until(p -> p.all("#events tbody tr").size() == 4);
    assertThat(page().text(".history .note")).isEmpty();

    page().openInstance("eternal-1");
    page().until(p -> p.text(".history .note").startsWith("Current generation"));
    site().act("terminate", "{\"id\": \"eternal-1\"}");
    page().until(p -> p.text("#instance-view .state").equals("Terminated"));
  }

  @Test
  default void shows_a_refusal_of_the_engine() {
    site().start("PeriodicCleanup", "late-1", DashboardSite.HOURLY);
    page().openInstance("late-1");
    page().until(p -> p.find("[data-action=suspend]").isEnabled());
    page().click("[data-action=suspend]");
    site().act("terminate", "{\"id\": \"late-1\"}");
    page().until(p -> p.text("#instance-view .state").equals("Terminated"));
    page().click("#action-dialog [type=submit]");

    page().until(p -> p.text("#action-dialog .result .bad").contains("is in the Terminated state"));
  }

  @Test
  default void shows_an_id_and_an_input_full_of_markup_as_text() {
    String id = "<img src=x onerror=alert(1)>";
    String input = "\"<script>alert(2)</script><b>bold</b>\"";
    site().run("ProvisionDevice", "%3Cimg%20src=x%20onerror=alert(1)%3E", input);
    page().open("/?prefix=%3Cimg");
    page().until(p -> p.ids().equals(List.of(id)));
    page().click("#instances tbody a");
    page().until(p -> p.all("#events tbody tr").size() == 4);

    assertThat(page().text("#instance-view h2")).isEqualTo(id);
    assertThat(page().text("[data-text=Input]")).isEqualTo(input);
    assertThat(page().all("main img, main script, #instances b, #instance-view b")).isEmpty();
  }

  @Test
  default void shows_indented_json_with_unchanged_numbers() {
    site()
        .run(
            "HelloCities",
            "digits",
            "{\"n\":1.50,\"big\":12345678901234567890,\"a\":[],\"s\":\"{,}\"}");
    page().openInstance("digits");

    assertThat(page().text("[data-text=Input]"))
        .isEqualTo(
            """
            {
              "n": 1.50,
              "big": 12345678901234567890,
              "a": [],
              "s": "{,}"
            }""");
  }
}
