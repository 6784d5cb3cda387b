package dev.durablesingleton.testkit;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AzureLimitsTest {

  @RegisterExtension final DurableHub hub = DurableHub.ofClasses(Functions.class);

  /** An orchestrator with a custom status of a given length. */
  public static class Functions {

    /** The input is the length of the status's JSON text. */
    @FunctionName("Status")
    public String status(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      context.setCustomStatus("x".repeat(context.getInput(Integer.class) - 2));
      return "done";
    }
  }

  @Test
  void a_custom_status_of_more_than_16_kb_fails_the_instance_as_in_azure() {
    assertThat(hub.start("Status", "fits", 8_192).awaitEnded().status()).isEqualTo(COMPLETED);
    HubInstance failed = hub.start("Status", "too-long", 8_193).awaitEnded();
    assertThat(failed.status()).isEqualTo(FAILED);
    assertThat(failed.output())
        .contains("CustomStatus is too large: limit = 16 KB (UTF-16), actual = 16.00 KB.");
    assertThat(failed.customStatus(String.class)).isNull();
  }
}
