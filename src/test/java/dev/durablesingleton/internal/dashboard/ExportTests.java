package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durablesingleton.internal.json.AppJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of copying and downloading the texts and the history of an instance. */
interface ExportTests {

  DashboardPage page();

  DashboardSite site();

  @Test
  default void copies_a_text_as_it_is_shown() {
    page()
        .chrome()
        .executeCdpCommand(
            "Browser.grantPermissions",
            Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
    page().openInstance("fleet");
    page().click("[aria-label='Copy input']");
    page().until(p -> p.text("[aria-labelledby=text-input] [role=status]").equals("Copied"));

    assertThat(
            page().chrome().executeAsyncScript("navigator.clipboard.readText().then(arguments[0])"))
        .isEqualTo("[\n  \"pump\",\n  \"valve\"\n]");
  }

  @Test
  default void says_that_a_page_without_https_cannot_copy() {
    page().openInstance("fleet");
    page().script("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    page().click("[aria-label='Copy output']");

    page()
        .until(
            p ->
                p.text("[aria-labelledby=text-output] [role=status]")
                    .equals(
                        "A browser copies only for pages with HTTPS or on localhost. Download the"
                            + " file instead."));
  }

  @Test
  default void has_no_buttons_for_a_text_that_is_not_there() {
    page().openInstance("fleet");

    assertThat(page().text("[data-text='Custom status']")).isEqualTo("none");
    assertThat(page().find("[aria-label='Download input']").isDisplayed()).isTrue();
    assertThat(page().find("[aria-label='Download custom status']").isDisplayed()).isFalse();
  }

  @Test
  default void downloads_a_text(@TempDir Path folder) {
    page().openInstance("fleet:1");

    assertThat(downloaded(folder, "input", "fleet_1-input.json")).isEqualTo("\"pump\"");
  }

  @Test
  default void downloads_the_events_of_a_history_whole(@TempDir Path folder) throws IOException {
    String input = "x".repeat(20_000);
    site().run("ProvisionDevice", "long-text", "\"" + input + "\"");
    page().openInstance("long-text");

    JsonNode events = AppJson.read(downloaded(folder, "history", "long-text-history.json"));
    assertThat(events.get(0).path("EventType").asText()).isEqualTo("ExecutionStarted");
    assertThat(events.get(0).path("Input").asText()).contains(input);
  }

  /** What the button for a part of the instance downloads. */
  private String downloaded(Path folder, String part, String fileName) {
    page()
        .chrome()
        .executeCdpCommand(
            "Browser.setDownloadBehavior",
            Map.of("behavior", "allow", "downloadPath", folder.toString()));
    page().click("[aria-label='Download " + part + "']");
    Path file = folder.resolve(fileName);
    await().until(() -> Files.exists(file));
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
