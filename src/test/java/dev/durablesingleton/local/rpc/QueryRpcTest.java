package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.OrchestrationStatusQuery;
import com.microsoft.durabletask.OrchestrationStatusQueryResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of instances over gRPC. */
@ParameterizedClass
@EnumSource(Way.class)
class QueryRpcTest {

  @RegisterExtension final Sidecar sidecar;

  QueryRpcTest(Way way) {
    sidecar = new Sidecar(way);
  }

  @BeforeEach
  void startSome() {
    for (String id : List.of("b1", "a1", "a2", "a3", "@entity@like", "Ω")) {
      sidecar.client().scheduleNewOrchestrationInstance("Any", "in " + id, id);
    }
  }

  @Test
  void lists_all_instances_except_ids_of_entities() {
    assertThat(ids(new OrchestrationStatusQuery())).containsExactly("a1", "a2", "a3", "b1", "Ω");
  }

  @Test
  void returns_pages_until_the_token_is_empty() {
    List<List<String>> pages = new ArrayList<>();
    OrchestrationStatusQuery query = new OrchestrationStatusQuery().setMaxInstanceCount(2);
    String token;
    do {
      OrchestrationStatusQueryResult page = sidecar.client().queryInstances(query);
      pages.add(
          page.getOrchestrationState().stream().map(OrchestrationMetadata::getInstanceId).toList());
      token = page.getContinuationToken();
      query.setContinuationToken(token);
    } while (!token.isEmpty());

    assertThat(pages).containsExactly(List.of("a1"), List.of("a2", "a3"), List.of("b1", "Ω"));
  }

  @Test
  void filters_by_prefix_status_and_creation() {
    assertThat(ids(new OrchestrationStatusQuery().setInstanceIdPrefix("a")))
        .containsExactly("a1", "a2", "a3");
    assertThat(
            ids(
                new OrchestrationStatusQuery()
                    .setRuntimeStatusList(List.of(OrchestrationRuntimeStatus.COMPLETED))))
        .isEmpty();
    assertThat(
            ids(
                new OrchestrationStatusQuery()
                    .setRuntimeStatusList(List.of(OrchestrationRuntimeStatus.PENDING))))
        .hasSize(5);
    assertThat(
            ids(new OrchestrationStatusQuery().setCreatedTimeFrom(Instant.now().plusSeconds(60))))
        .isEmpty();
    assertThat(ids(new OrchestrationStatusQuery().setCreatedTimeTo(Instant.now().plusSeconds(60))))
        .hasSize(5);
  }

  @Test
  void recognises_its_hub_by_name() {
    assertThat(ids(new OrchestrationStatusQuery().setTaskHubNames(List.of("testhub")))).hasSize(5);
    assertThat(ids(new OrchestrationStatusQuery().setTaskHubNames(List.of("Other")))).isEmpty();
  }

  @Test
  void returns_inputs_on_request() {
    OrchestrationStatusQuery query = new OrchestrationStatusQuery().setInstanceIdPrefix("b");

    assertThat(only(query.setFetchInputsAndOutputs(true)).getSerializedInput())
        .isEqualTo("\"in b1\"");
    assertThat(only(query.setFetchInputsAndOutputs(false)).getSerializedInput()).isEmpty();
  }

  @Test
  void ends_a_page_before_it_exceeds_a_message() {
    String large = "x".repeat(1_500_000);
    for (String id : List.of("large1", "large2", "large3")) {
      sidecar.client().scheduleNewOrchestrationInstance("Any", large, id);
    }
    OrchestrationStatusQuery query =
        new OrchestrationStatusQuery().setInstanceIdPrefix("large").setFetchInputsAndOutputs(true);

    OrchestrationStatusQueryResult page = sidecar.client().queryInstances(query);
    assertThat(page.getOrchestrationState()).hasSize(2);
    query.setContinuationToken(page.getContinuationToken());
    assertThat(only(query).getInstanceId()).isEqualTo("large3");
  }

  private OrchestrationMetadata only(OrchestrationStatusQuery query) {
    List<OrchestrationMetadata> found =
        sidecar.client().queryInstances(query).getOrchestrationState();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private List<String> ids(OrchestrationStatusQuery query) {
    return sidecar.client().queryInstances(query).getOrchestrationState().stream()
        .map(OrchestrationMetadata::getInstanceId)
        .toList();
  }
}
