package dev.durablesingleton.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.fixtures.Instances;
import org.junit.jupiter.api.Test;

class StatusDocumentTest {

  @Test
  void shows_null_for_what_is_not_there() {
    StatusDocument document =
        StatusDocument.of(Instances.instance("x", OrchestrationRuntimeStatus.CONTINUED_AS_NEW, ""));

    assertThat(document.runtimeStatus()).isEqualTo("ContinuedAsNew");
    assertThat(document.input()).isNull();
    assertThat(document.customStatus()).isNull();
    assertThat(document.output()).isNull();
  }

  @Test
  void shows_the_reason_of_a_failure_as_a_string() {
    StatusDocument document =
        StatusDocument.of(
            Instances.of(
                Instances.state("x", OrchestrationRuntimeStatus.FAILED)
                    .setOutput(StringValue.of("java.lang.RuntimeException: no"))
                    .build()));

    assertThat(Json.write(document)).contains("\"java.lang.RuntimeException: no\"");
  }
}
