package dev.durablesingleton.local.cli.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.web.TestSite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every verb does on a running host, with or without keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostVerbs {

  private final TestSite site;
  private final Map<String, String> environment;
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  @TempDir Path folder;

  HostVerbs(TestSite site, Function<TestSite, Map<String, String>> key) {
    this.site = site;
    environment = new HashMap<>(key.apply(site));
    environment.put("DURABLE_URL", "http://localhost:" + site.port() + "/");
  }

  @AfterAll
  void stop() {
    site.close();
  }

  final TestSite site() {
    return site;
  }

  private VerbRun verb(String... args) {
    VerbRun result = VerbRun.of(environment, folder, args);
    if (environment.containsKey("DURABLE_KEY")) {
      assertThat(result.out() + result.err()).doesNotContain(environment.get("DURABLE_KEY"));
    }
    return result;
  }

  private JsonObject awaitStatus(String id, String status) {
    return await()
        .until(
            () -> verb("get-runtime-status", "--id", id, "--show-output", "--json").object(),
            document -> document.get("runtimeStatus").getAsString().equals(status));
  }

  private String started(String orchestrator, String name, String status) {
    String id = run + name;
    VerbRun start = verb("start-new", "--function-name", orchestrator, "--id", id);
    assertThat(start.exitCode()).as(start.err()).isZero();
    awaitStatus(id, status);
    return id;
  }

  @Test
  void start_new_starts_an_instance_with_an_input() {
    VerbRun start =
        verb(
            "start-new",
            "--function-name",
            "Echo",
            "--id",
            run + "echo",
            "--input",
            "{\"a\":1.50}");

    assertThat(start.out())
        .matches("Started 'Echo' at \\S+Z\\. Instance ID: '" + run + "echo'\\.\\R");
    assertThat(start.err()).isEmpty();
    assertThat(awaitStatus(run + "echo", "Completed").get("output").toString())
        .isEqualTo("{\"a\":1.5}");
  }

  @Test
  void start_new_takes_the_input_from_a_file_and_lets_the_host_choose_the_id() throws Exception {
    Files.writeString(folder.resolve("input.json"), "\"Tokyo\"");

    VerbRun start =
        verb("start-new", "--function-name", "Echo", "--input", "@input.json", "--json");

    String id = start.object().get("instanceId").getAsString();
    assertThat(id).isNotEmpty();
    assertThat(awaitStatus(id, "Completed").get("output").getAsString()).isEqualTo("Tokyo");
  }

  @Test
  void start_new_is_refused_while_an_instance_has_the_id() {
    String id = started("Wait", "taken", "Running");

    VerbRun again = verb("start-new", "--function-name", "Wait", "--id", id);

    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.out()).isEmpty();
    assertThat(again.err()).contains("with the status Running already exists");
  }

  @Test
  void get_runtime_status_shows_input_and_output_only_if_asked() {
    verb("start-new", "--function-name", "Echo", "--id", run + "shown", "--input", "5");
    awaitStatus(run + "shown", "Completed");

    assertThat(verb("get-runtime-status", "--id", run + "shown").lines())
        .hasSize(5)
        .contains("Instance:      " + run + "shown", "Status:        Completed")
        .noneMatch(line -> line.startsWith("Output"));
    assertThat(
            verb("get-runtime-status", "--id", run + "shown", "--show-input", "--show-output")
                .lines())
        .contains("Input:         5", "Output:        5");
    JsonObject hidden = verb("get-runtime-status", "--id", run + "shown", "--json").object();
    assertThat(hidden.get("output").isJsonNull()).isTrue();
    assertThat(hidden.get("input").isJsonNull()).isTrue();
  }

  @Test
  void get_history_shows_the_events() {
    String id = started("Say", "history", "Completed");

    VerbRun text = verb("get-history", "--id", id);
    VerbRun json = verb("get-history", "--id", id, "--json");

    assertThat(text.lines().get(0)).startsWith("TIME ").contains("  EVENT  ", "  NAME ");
    assertThat(text.lines())
        .anyMatch(line -> line.contains("TaskCompleted") && line.contains("Greet"));
    assertThat(json.array().get(0).getAsJsonObject().get("EventType").getAsString())
        .isEqualTo("ExecutionStarted");
    assertThat(json.array()).hasSize(text.lines().size() - 1);
  }

  @Test
  void raise_event_passes_its_data() {
    String id = started("Wait", "event", "Running");

    VerbRun raised =
        verb("raise-event", "--id", id, "--event-name", "go", "--event-data", "{\"by\":\"ann\"}");

    assertThat(raised.exitCode()).isZero();
    assertThat(raised.lines())
        .containsExactly("Raised the event 'go' to the instance '" + id + "'.");
    assertThat(awaitStatus(id, "Completed").get("output").toString()).isEqualTo("{\"by\":\"ann\"}");
    VerbRun late = verb("raise-event", "--id", id, "--event-name", "go");
    assertThat(late.exitCode()).isEqualTo(1);
    assertThat(late.err()).isEqualToIgnoringNewLines("The instance '" + id + "' has ended.");
  }

  @Test
  void suspend_and_resume_change_the_status() {
    String id = started("Wait", "pause", "Running");

    VerbRun suspended = verb("suspend", "--id", id, "--reason", "lunch & tea");

    assertThat(suspended.out())
        .startsWith("The host has accepted to suspend the instance '" + id + "', which is ");
    awaitStatus(id, "Suspended");
    VerbRun again = verb("suspend", "--id", id);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.err()).contains("because instance is in the Suspended state");
    assertThat(verb("resume", "--id", id, "--json").object().get("instanceId").getAsString())
        .isEqualTo(id);
    awaitStatus(id, "Running");
    assertThat(verb("get-history", "--id", id).out()).contains("lunch & tea");
  }

  @Test
  void terminate_waits_for_the_end() {
    String id = started("Wait", "end", "Running");

    VerbRun terminated = verb("terminate", "--id", id, "--reason", "done");

    assertThat(terminated.exitCode()).isZero();
    assertThat(terminated.lines()).containsExactly("The instance '" + id + "' is Terminated.");
    assertThat(awaitStatus(id, "Terminated").get("output").getAsString()).isEqualTo("done");
    assertThat(verb("terminate", "--id", id).exitCode()).isEqualTo(1);
  }

  @Test
  void rewind_is_for_failed_instances() {
    String failed = started("Fail", "fail", "Failed");
    String completed = started("Echo", "fine", "Completed");

    assertThat(verb("rewind", "--id", failed, "--reason", "again").exitCode()).isZero();
    VerbRun refused = verb("rewind", "--id", completed);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("only orchestrations in the \"Failed\" state");
  }

  @Test
  void purge_history_removes_one_or_those_that_a_filter_selects() {
    String id = started("Echo", "purged", "Completed");

    assertThat(verb("purge-history", "--id", id).lines()).containsExactly("Instances deleted: 1");
    assertThat(verb("purge-history", "--id", id).exitCode()).isEqualTo(1);
    VerbRun none =
        verb(
            "purge-history",
            "--runtime-status",
            "completed",
            "failed",
            "--created-after",
            "2999-01-01");
    assertThat(none.exitCode()).isZero();
    assertThat(none.lines()).containsExactly("Instances deleted: 0");
    String running = started("Wait", "kept", "Running");
    VerbRun early =
        verb("purge-history", "--created-before", "2000-01-01T00:00:00+01:00", "--json");
    assertThat(early.object().get("instancesDeleted").getAsInt()).isZero();
    assertThat(verb("purge-history", "--id", running).exitCode()).isEqualTo(1);
  }

  @Test
  void get_instances_lists_page_by_page_or_all() {
    for (int i = 0; i < 4; i++) {
      started("Wait", "list" + i, "Running");
    }

    VerbRun first = verb("get-instances", "--top", "2", "--runtime-status", "running,pending");
    String token = first.err().replaceAll("(?s).*--continuation-token '(.*)'\\s*", "$1");
    VerbRun second =
        verb(
            "get-instances",
            "--top",
            "1",
            "--runtime-status",
            "Running",
            "--continuation-token",
            token,
            "--json");
    VerbRun all = verb("get-instances", "--all", "--top", "1", "--json");

    assertThat(first.lines().get(0)).startsWith("INSTANCE ").contains("  STATUS  ");
    assertThat(first.lines()).hasSize(3);
    assertThat(second.array()).hasSize(1);
    assertThat(first.out())
        .doesNotContain(second.array().get(0).getAsJsonObject().get("instanceId").getAsString());
    assertThat(StreamSupport.stream(all.array().spliterator(), false))
        .extracting(each -> each.getAsJsonObject().get("instanceId").getAsString())
        .contains(run + "list0", run + "list1", run + "list2", run + "list3");
    assertThat(all.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"get-runtime-status", "get-history", "suspend", "resume", "terminate", "rewind"})
  void a_verb_for_an_instance_that_does_not_exist_ends_with_1(String verb) {
    VerbRun none = verb(verb, "--id", "no-such");

    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).endsWith("has no instance 'no-such'." + System.lineSeparator());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "100%", "a%20b", "1+1", "ü?#&", "a'b\"c"})
  void an_id_may_have_any_characters(String name) {
    String id = started("Echo", name, "Completed");

    assertThat(
            verb("get-runtime-status", "--id", id, "--json")
                .object()
                .get("instanceId")
                .getAsString())
        .isEqualTo(id);
  }

  @Test
  void another_task_hub_is_not_there() {
    VerbRun other = verb("get-instances", "--task-hub-name", "Other");
    VerbRun purge = verb("purge-history", "--task-hub-name", "Other");

    assertThat(other.exitCode()).isEqualTo(3);
    assertThat(other.err()).contains("has no Durable functions, or no task hub of this name");
    assertThat(purge.exitCode()).isEqualTo(3);
    assertThat(
            verb(
                    "get-instances",
                    "--task-hub-name",
                    "testhub",
                    "--connection-string-setting",
                    "Storage")
                .exitCode())
        .isZero();
  }
}
