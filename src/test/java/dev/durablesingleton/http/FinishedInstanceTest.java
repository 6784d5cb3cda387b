package dev.durablesingleton.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.fixtures.Instances;
import dev.durablesingleton.json.AppJson;
import org.junit.jupiter.api.Test;

class FinishedInstanceTest {

  @Test
  void has_null_for_missing_values() {
    FinishedInstance document =
        FinishedInstance.of(
            Instances.instance("x", OrchestrationRuntimeStatus.CONTINUED_AS_NEW, ""));

    assertThat(document.runtimeStatus()).isEqualTo("ContinuedAsNew");
    assertThat(document.input()).isNull();
    assertThat(document.customStatus()).isNull();
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
}
