package dev.durablesingleton.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.fixtures.Instances;
import dev.durablesingleton.internal.json.AppJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinishedInstanceTest {

  @Test
  void has_null_for_missing_values_and_an_empty_custom_status() {
    FinishedInstance document =
        FinishedInstance.of(
            Instances.instance("x", OrchestrationRuntimeStatus.CONTINUED_AS_NEW, ""));

    assertThat(document.runtimeStatus()).isEqualTo("ContinuedAsNew");
    assertThat(document.input()).isNull();
    assertThat(document.customStatus()).isEqualTo("");
    assertThat(document.output()).isNull();
  }

  @Test
  void has_the_reason_of_a_failure_as_a_string() {
    FinishedInstance document =
        FinishedInstance.of(
            Instances.of(
                Instances.state("x", OrchestrationRuntimeStatus.FAILED)
                    .setOutput(StringValue.of("java.lang.RuntimeException: no"))
                    .build()));

    assertThat(AppJson.write(document)).contains("\"java.lang.RuntimeException: no\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"n": 1.50}     | {"n": 1.50}
          "text"          | "text"
          not JSON        | "not JSON"
          {"open": [      | "{\\"open\\": ["
          1 2             | "1 2"
          """)
  void has_a_custom_status_and_an_output_that_are_not_json_as_strings(String stored, String shown) {
    FinishedInstance document =
        FinishedInstance.of(
            Instances.of(
                Instances.state("x", OrchestrationRuntimeStatus.COMPLETED)
                    .setCustomStatus(StringValue.of(stored))
                    .setOutput(StringValue.of(stored))
                    .build()));

    assertThat(AppJson.write(document))
        .contains("\"customStatus\":" + shown + ",", "\"output\":" + shown + ",");
  }

  @Test
  void has_a_custom_status_beyond_the_parsers_limits_as_a_string() {
    String deep = "[".repeat(2_000) + "]".repeat(2_000);
    FinishedInstance document =
        FinishedInstance.of(
            Instances.of(
                Instances.state("x", OrchestrationRuntimeStatus.COMPLETED)
                    .setCustomStatus(StringValue.of(deep))
                    .build()));

    assertThat(document.customStatus()).isEqualTo(deep);
  }
}
