package dev.durablesingleton.local.cli.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The command line of the verbs")
class VerbOptionsTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "get-instance|Unmatched argument at index 0: 'get-instance'; see durable-local durable --help.",
        "get-history|Missing required option: '--id=ID'; see durable-local durable get-history --help.",
        "start-new --id a|Missing required option: '--function-name=NAME'; see durable-local durable start-new --help.",
        "raise-event --id a|Missing required option: '--event-name=NAME'; see durable-local durable raise-event --help.",
        "get-instances --top 0|--top is '0'; it must be 1 or more.",
        "get-instances --created-after yesterday|'yesterday' is not a time such as 2026-01-31 or 2026-01-31T08:00:00Z",
        "purge-history --created-before 2026-13-01|'2026-13-01' is not a time such as",
        "get-instances --runtime-status done|'done' is not a status; one of Running, Completed,",
        "get-instances --store a.db --url http://localhost|--store reads a file without a host",
        "get-instances --url localhost:7071|The URL must be http:// or https:// with a host name",
        "get-instances --url https://a.net/?code=secret|no user, query or fragment",
        "suspend --id a --store a.db|Unknown options: '--store', 'a.db'",
        "purge-history --id a --runtime-status failed|--id names one instance",
        "terminate --id a --wait -1|--wait is '-1'; it must be 0 or more.",
        "start-new --function-name a --input hello|The value of --input is not JSON",
        "start-new --function-name a --input @none.json|The file of --input cannot be read",
        "delete-task-hub --store a.db --task-hub-name b|--store and --task-hub-name exclude each other.",
      })
  void names_what_is_wrong(String arguments, String sentence) {
    VerbRun wrong = VerbRun.of(Map.of(), folder, arguments.split(" "));

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains(sentence).doesNotContain("secret");
    assertThat(wrong.err().lines()).hasSize(1);
  }

  @Test
  void asks_for_a_verb() {
    assertThat(VerbRun.of())
        .isEqualTo(
            new VerbRun(
                2,
                "",
                "Name a verb, for example get-instances; see durable-local durable --help.\n"
                    .replace("\n", System.lineSeparator())));
  }

  @Test
  void does_not_repeat_a_key_that_cannot_be_one() {
    VerbRun wrong = VerbRun.of(Map.of("DURABLE_KEY", "se cret"), folder, "get-instances");

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("check --key and DURABLE_KEY").doesNotContain("cret");
  }

  @Test
  void names_the_file_with_an_input_that_is_not_JSON() throws Exception {
    Files.write(folder.resolve("latin.json"), new byte[] {'"', (byte) 0xE4, '"'});

    VerbRun wrong =
        VerbRun.of(Map.of(), folder, "start-new", "--function-name", "a", "--input", "@latin.json");

    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("cannot be read as UTF-8");
  }

  @Test
  void lists_the_verbs_and_the_exit_codes() {
    VerbRun help = VerbRun.of("--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.lines().get(0)).startsWith("Usage: durable-local durable ");
    assertThat(help.out())
        .contains("get-instances", "get-runtime-status", "get-history", "start-new", "raise-event")
        .contains("suspend", "resume", "terminate", "rewind", "purge-history", "delete-task-hub")
        .contains("Exit codes:", "3   the host does not answer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "get-instances",
        "get-runtime-status",
        "get-history",
        "start-new",
        "raise-event",
        "suspend",
        "resume",
        "terminate",
        "rewind",
        "purge-history",
        "delete-task-hub"
      })
  void explains_each_verb(String verb) {
    VerbRun help = VerbRun.of(verb, "--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.lines().get(0)).startsWith("Usage: durable-local durable " + verb + " ");
    assertThat(help.out()).contains("--json", "Exit codes:", "-h, --help");
    assertThat(help.out().contains("--key=KEY")).isEqualTo(!verb.equals("delete-task-hub"));
    assertThat(help.out().contains("--store=FILE"))
        .isEqualTo(verb.startsWith("get-") || verb.equals("delete-task-hub"));
    assertThat(help.out()).doesNotContain("\u001b");
  }
}
