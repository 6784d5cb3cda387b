package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.InstanceQuery;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationState;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.QueryInstancesRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.QueryInstancesResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Way.class)
class LargeRowsTest {

  @RegisterExtension final Sidecar sidecar;

  LargeRowsTest(Way way) {
    sidecar = new Sidecar(way);
  }

  @Test
  void an_instance_that_is_too_large_for_a_message_is_listed_without_its_long_texts()
      throws TimeoutException {
    sidecar.orchestrator("Large", ctx -> ctx.complete("x".repeat(2 << 20)));
    sidecar.orchestrator("Small", ctx -> ctx.complete("small"));
    sidecar.startWorker();
    for (String name : List.of("Small", "Large")) {
      sidecar
          .client()
          .scheduleNewOrchestrationInstance(
              name, name.equals("Large") ? "x".repeat(3 << 20) : null, name);
      sidecar.client().waitForInstanceCompletion(name, Duration.ofSeconds(20), false);
    }
    List<OrchestrationState> rows = list(100);
    assertThat(rows)
        .extracting(OrchestrationState::getInstanceId)
        .containsExactly("Large", "Small");
    assertThat(rows.get(0).getOutput().getValue())
        .isEqualTo(
            "\"Omitted: 2097154 characters are too many for a list. Get this instance by its ID.\"");
    assertThat(rows.get(1).getOutput().getValue()).isEqualTo("\"small\"");
  }

  @Test
  void a_page_ends_at_three_mebibytes_and_the_next_one_continues() {
    for (int i = 0; i < 5; i++) {
      sidecar
          .client()
          .scheduleNewOrchestrationInstance("NobodyRunsIt", "x".repeat(1 << 20), "i" + i);
    }
    QueryInstancesResponse first = page(100, "");
    assertThat(first.getOrchestrationStateCount()).isEqualTo(2);
    assertThat(list(100))
        .extracting(OrchestrationState::getInstanceId)
        .containsExactly("i0", "i1", "i2", "i3", "i4");
  }

  private List<OrchestrationState> list(int rows) {
    List<OrchestrationState> all = new ArrayList<>();
    String token = "";
    do {
      QueryInstancesResponse page = page(rows, token);
      all.addAll(page.getOrchestrationStateList());
      token = page.getContinuationToken().getValue();
    } while (!token.isEmpty());
    return all;
  }

  private QueryInstancesResponse page(int rows, String token) {
    return sidecar
        .stub()
        .queryInstances(
            QueryInstancesRequest.newBuilder()
                .setQuery(
                    InstanceQuery.newBuilder()
                        .setMaxInstanceCount(rows)
                        .setFetchInputsAndOutputs(true)
                        .setContinuationToken(StringValue.of(token)))
                .build());
  }
}
