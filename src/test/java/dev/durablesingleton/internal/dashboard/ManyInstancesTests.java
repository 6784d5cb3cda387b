package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Tests of the selection, and of actions on many instances. */
interface ManyInstancesTests {

  DashboardPage page();

  DashboardSite site();

  @Test
  default void terminates_those_that_are_selected_and_lists_those_that_cannot_be() {
    site().start("PeriodicCleanup", "stop-1", DashboardSite.HOURLY);
    site().start("PeriodicCleanup", "stop-2", DashboardSite.HOURLY);
    site().awaitRunning("stop-1");
    site().awaitRunning("stop-2");
    site().run("HelloCities", "stop-3", "");
    openPrefix("stop-", 3);
    page().click("#select-page");
    page().until(p -> p.text("#selected").equals("3 instances selected"));
    ask("terminate");

    assertThat(page().text("#bulk-dialog h2")).isEqualTo("Terminate 3 instances");
    assertThat(page().text("#bulk-dialog"))
        .contains("When last seen: 1 Completed and 2 Running.", identity());
    page().click("#bulk-dialog [type=submit]");
    assertThat(page().find("#bulk-dialog [name=sure]").isDisplayed())
        .as("not sent without the confirmation")
        .isTrue();

    confirm();
    page()
        .until(
            p ->
                p.text("#bulk-dialog .bad")
                    .equals("2 instances accepted, 1 refused. 2 ended, 0 not ended."));
    assertThat(page().text("#bulk-dialog .outcome summary"))
        .isEqualTo(
            "Refused, 1 instance: The engine refused: InvalidOperationException: Cannot terminate the"
                + " orchestration instance stop-3 because instance is in the Completed state.");
    page().click("#bulk-dialog .outcome summary");
    assertThat(page().texts("#bulk-dialog .outcome a")).containsExactly("stop-3");

    page().click("#bulk-dialog .close");
    page().until(p -> states(p).equals(List.of("Terminated", "Terminated", "Completed")));
    assertThat(page().text("#selected")).isEqualTo("3 instances selected");
  }

  @Test
  default void purges_everything_that_the_filter_finds_and_repeats_what_was_refused() {
    for (int i = 0; i < 24; i++) {
      site().run("HelloCities", "purge-" + (i + 10), "");
    }
    site().start("PeriodicCleanup", "purge-running", DashboardSite.HOURLY);
    page().open("/?prefix=purge&top=20");
    page().until(p -> p.ids().size() == 20);
    page().click("#select-matching");
    page().until(p -> p.text("#selected").equals("25 instances selected"));
    ask("purge");
    confirm();
    page().until(p -> p.text("#bulk-dialog .bad").equals("24 instances deleted, 1 refused."));

    site().act("terminate", "{\"id\": \"purge-running\"}");
    page()
        .until(
            p ->
                site()
                    .get("singletons/instance?id=purge-running")
                    .body()
                    .contains("\"finished\":true"));
    page().click("#bulk-dialog .outcome summary");
    page().click("#bulk-dialog .again");
    assertThat(page().text("#bulk-dialog h2")).isEqualTo("Purge 1 instance");
    confirm();
    page().until(p -> p.text("#bulk-dialog .good").equals("1 instance deleted, 0 refused."));
    page().click("#bulk-dialog .close");
    page().until(p -> p.find("#none").isDisplayed() && p.text("#selected").equals("None selected"));
  }

  @Test
  default void suspends_resumes_and_restarts_a_selection() {
    site().start("PeriodicCleanup", "hold-1", DashboardSite.HOURLY);
    site().start("PeriodicCleanup", "hold-2", DashboardSite.HOURLY);
    openPrefix("hold-", 2);
    page().click("#select-page");
    runAndClose("suspend", "2 instances accepted, 0 refused. 2 suspended, 0 not suspended.");
    page().until(p -> states(p).equals(List.of("Suspended", "Suspended")));
    runAndClose("resume", "2 instances accepted, 0 refused. 2 resumed, 0 still suspended.");
    page().until(p -> states(p).equals(List.of("Running", "Running")));
    runAndClose("terminate", "2 instances accepted, 0 refused. 2 ended, 0 not ended.");
    runAndClose("restart", "2 instances restarted, 0 refused.");
    page().until(p -> states(p).equals(List.of("Running", "Running")));
  }

  /** Azure Storage answers 202 to a terminate and may lose it. */
  @Test
  default void tells_which_instances_did_not_end_although_the_engine_accepted_it() {
    site().start("PeriodicCleanup", "lost-1", DashboardSite.HOURLY);
    site().start("PeriodicCleanup", "lost-2", DashboardSite.HOURLY);
    openPrefix("lost-", 2);
    page()
        .script(
            """
            const send = window.fetch;
            const accepted = '{"verdict": "ACCEPTED", "message": "", "instanceId": null}';
            window.fetch = (url, options) => url.includes('/terminate') && options.body.includes('lost-1')
              ? Promise.resolve(new Response(accepted, { headers: { 'Content-Type': 'application/json' } }))
              : send(url, options);
            window.restoreFetch = () => (window.fetch = send);
            """);
    page().click("#select-page");
    ask("terminate");
    confirm();
    page()
        .until(
            p ->
                p.text("#bulk-dialog .bad")
                    .equals("2 instances accepted, 0 refused. 1 ended, 1 not ended."));
    assertThat(page().text("#bulk-dialog .outcome summary"))
        .startsWith("Accepted but not ended, 1 instance: the engine may");

    page().script("restoreFetch()");
    page().click("#bulk-dialog .outcome summary");
    page().click("#bulk-dialog .again");
    confirm();
    page()
        .until(
            p ->
                p.text("#bulk-dialog .good")
                    .equals("1 instance accepted, 0 refused. 1 ended, 0 not ended."));
    page().click("#bulk-dialog .close");
  }

  @Test
  default void stops_a_run_and_names_those_that_it_did_not_reach() {
    openPrefix("many", 25);
    page()
        .script(
            """
            const send = window.fetch;
            const released = new Promise(resolve => (window.release = resolve));
            window.fetch = async (url, options) => {
              if (url.includes('/purge')) { await released; }
              return send(url.replace('/purge', '/resume'), options);
            };
            """);
    page().click("#select-page");
    ask("purge");
    confirm();
    page().until(p -> p.text("#bulk-dialog .progress").startsWith("Purge: 0 of 25 sent"));
    page().click("#bulk-dialog .stop");
    page().script("release()");
    page()
        .until(
            p ->
                p.text("#bulk-dialog .bad").equals("0 instances deleted, 8 refused, 17 not sent."));
    page().click("#bulk-dialog .close");
    assertThat(page().ids()).hasSize(25);
  }

  @Test
  default void selects_a_range_with_shift_and_forgets_it_with_another_filter() {
    openPrefix("many-1", 10);
    List<WebElement> boxes = page().all("#instances tbody .pick input");
    boxes.get(2).click();
    new Actions(page().chrome())
        .keyDown(Keys.SHIFT)
        .click(boxes.get(5))
        .keyUp(Keys.SHIFT)
        .perform();
    assertThat(page().text("#selected")).isEqualTo("4 instances selected");
    assertThat(page().find("#select-page").getDomProperty("indeterminate")).isEqualTo("true");

    page().script("location.hash = '#/?prefix=many-2'");
    page().until(p -> p.ids().contains("many-20"));
    assertThat(page().text("#selected")).isEqualTo("None selected");
    assertThat(page().find("[data-bulk=purge]").isEnabled()).isFalse();
  }

  @Test
  default void shows_the_app_its_task_hub_and_environment() {
    openPrefix("fleet", 3);
    page().until(p -> p.text("#environment").equals("local"));

    assertThat(page().text("#app")).isEqualTo(identityOnPage());
    assertThat(page().chrome().getTitle())
        .isEqualTo("Singletons – " + identityOnPage() + " (local)");
    assertThat(page().find("html").getDomAttribute("data-environment")).isEqualTo("green");
    page().openInstance("fleet");
    assertThat(page().chrome().getTitle()).isEqualTo("fleet – " + identityOnPage() + " (local)");
  }

  private void openPrefix(String prefix, int count) {
    page().open("/?prefix=" + prefix);
    page().until(p -> p.ids().size() == count && !p.text("#environment").isEmpty());
  }

  private void ask(String action) {
    page().click("[data-bulk=" + action + "]");
    page().until(p -> p.find("#bulk-dialog [name=sure]").isDisplayed());
  }

  private void confirm() {
    page().click("#bulk-dialog [name=sure]");
    page().click("#bulk-dialog [type=submit]");
  }

  private void runAndClose(String action, String result) {
    ask(action);
    confirm();
    page().until(p -> p.text("#bulk-dialog .good").equals(result));
    page().click("#bulk-dialog .close");
  }

  private String identity() {
    return "app " + site().base().substring(7) + ", task hub " + hub() + " (local)";
  }

  private String identityOnPage() {
    return site().base().substring(7) + " / " + hub();
  }

  private String hub() {
    return site().get("singletons/app").body().split("\"hub\":\"")[1].split("\"")[0];
  }

  private static List<String> states(DashboardPage page) {
    return page.texts("#instances .state");
  }
}
