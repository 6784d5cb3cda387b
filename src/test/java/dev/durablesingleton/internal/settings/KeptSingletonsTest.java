package dev.durablesingleton.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.fixtures.OddIds;
import dev.durablesingleton.fixtures.StagedFunctions;
import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeptSingletonsTest {

  private OrchestratorNames names;

  @BeforeEach
  void stage(@TempDir Path folder) {
    StagedFunctions.write(folder, "HelloCities", "orchestrationTrigger");
    StagedFunctions.write(folder, "PeriodicCleanup", "orchestrationTrigger");
    names = OrchestratorNames.in(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\r\n\t\n", "[]", " [ ]\n"})
  void are_none_if_the_setting_lists_none(String setting) {
    assertThat(KeptSingletons.in(setting, names).entries()).isEmpty();
    assertThat(KeptSingletons.in(setting, names).errors()).isEmpty();
  }

  @Test
  void are_none_without_the_setting() {
    assertThat(Settings.of(name -> null, names).kept().entries()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          periodiccleanup c                                | PeriodicCleanup | c | null                | UNSUCCESSFUL
          HelloCities   tour-1   finished                  | HelloCities | tour-1 | null               | FINISHED
          HelloCities tour-1 Never                         | HelloCities | tour-1 | null               | NEVER
          HelloCities tour-1 {"n": 1.50,  "s": "x failed"} | HelloCities | tour-1 | {"n": 1.50,  "s": "x failed"} | UNSUCCESSFUL
          HelloCities tour-1 [1, 2] finished               | HelloCities | tour-1 | [1, 2]             | FINISHED
          HelloCities tour-1 "never" failed                | HelloCities | tour-1 | "never"            | UNSUCCESSFUL
          HelloCities tour-1 false                         | HelloCities | tour-1 | false              | UNSUCCESSFUL
          """)
  void are_read_one_per_line(String line, String function, String id, String input, Reuse reuse) {
    assertThat(KeptSingletons.in(line, names))
        .isEqualTo(KeptSingletons.in("\n  " + line + "\t\r\n", names))
        .extracting(KeptSingletons::entries)
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactly(kept(function, id, input, reuse));
  }

  @Test
  void are_read_from_an_array_of_objects() {
    KeptSingletons singletons =
        KeptSingletons.in(
            """
            [
              {"function": "hellocities", "id": "a b", "input": {"n": 1.50, "e": 1E+2}, "reuse": "FINISHED"},
              {"function": "PeriodicCleanup", "id": "c"}
            ]
            """,
            names);

    assertThat(singletons.errors()).isEmpty();
    assertThat(singletons.entries())
        .containsExactly(
            kept("HelloCities", "a b", "{\"n\":1.50,\"e\":1E+2}", Reuse.FINISHED),
            kept("PeriodicCleanup", "c", "null", Reuse.UNSUCCESSFUL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HelloCities                  | 'HelloCities' is not a valid entry. Expected: <function> <instance ID> [<JSON input>] [<policy>]; the policy is never, failed or finished.
          Nope x                       | There is no orchestrator 'Nope'; this app has HelloCities, PeriodicCleanup.
          HelloCities @x               | The instance ID '@x' starts with '@'; the engine takes such an ID for an entity and never runs it.
          HelloCities x {"a": } never  | The input is not JSON at line 1, column 7: Unexpected character ('}' (code 125)): expected a value.
          PeriodicCleanup c failed     | An earlier entry has the same instance ID 'c'.
          """)
  void an_invalid_line_is_reported_and_the_others_are_kept(String line, String reason) {
    KeptSingletons singletons =
        KeptSingletons.in("PeriodicCleanup c\n\n" + line + "\nHelloCities h", names);

    assertThat(singletons.errors()).containsExactly("Line 3 of SINGLETONS is left out: " + reason);
    assertThat(singletons.entries())
        .extracting(entry -> entry.id().value())
        .containsExactly("c", "h");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1                                                          | It is 1; it must be an object with function, id, input and reuse.
          {"id": "x"}                                                | Its function must be a string; it is missing.
          {"function": "HelloCities", "id": 7}                       | Its id must be a string; it is '7'.
          {"function": "HelloCities", "id": "x", "reuse": "any"}     | Its reuse is 'any'; it must be never, failed or finished.
          {"function": "HelloCities", "id": "x", "reuse": "maybe"}   | Its reuse is 'maybe'; it must be never, failed or finished.
          {"function": "HelloCities", "id": "x", "inputs": 1}        | It has the unknown member 'inputs'; allowed are function, id, input and reuse.
          """)
  void an_invalid_object_is_reported_and_the_others_are_kept(String object, String reason) {
    KeptSingletons singletons =
        KeptSingletons.in("[" + object + ", {\"function\":\"HelloCities\",\"id\":\"h\"}]", names);

    assertThat(singletons.errors()).containsExactly("Entry 1 of SINGLETONS is left out: " + reason);
    assertThat(singletons.entries()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("dev.durablesingleton.fixtures.OddIds#all")
  void an_id_that_no_engine_can_run_is_named_and_not_kept(String id) {
    String entry = "{\"function\":\"HelloCities\",\"id\":\"%s\"}".formatted(escaped(id));
    KeptSingletons objects = KeptSingletons.in("[" + entry + "]", names);

    assertThat(objects.entries()).isEmpty();
    assertThat(objects.errors())
        .singleElement()
        .asString()
        .startsWith("Entry 1 of SINGLETONS is left out: The instance ID ")
        .contains(OddIds.codePoint(id));
    assertThat(KeptSingletons.in("HelloCities " + id + " null", names).entries())
        .extracting(KeptSingleton::id)
        .allMatch(kept -> kept.value().equals("null"));
  }

  /** As a JSON string has it, control characters too. */
  private static String escaped(String id) {
    return id.chars().mapToObj("\\u%04X"::formatted).collect(Collectors.joining());
  }

  @Test
  void an_array_that_is_not_json_is_reported_with_line_and_column() {
    assertThat(KeptSingletons.in("[\n  {\"function\": }\n]", names).errors())
        .singleElement()
        .asString()
        .startsWith("All of SINGLETONS is left out: The input is not JSON at line 2, column 16: ");
  }

  private static KeptSingleton kept(String function, String id, String input, Reuse reuse) {
    return new KeptSingleton(function, new InstanceId(id), new JsonInput(input), reuse);
  }
}
