package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.OrchestrationStatusQuery;
import com.microsoft.durabletask.OrchestrationStatusQueryResult;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.Instances;
import dev.durablesingleton.internal.app.App;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.dashboard.ActionResult.Document;
import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.start.InvalidRequestException;
import io.grpc.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceListTest {

  private final DurableTaskClient client = mock(DurableTaskClient.class);

  /** How many of the hub's instances fit into one message. */
  private int fitting = Integer.MAX_VALUE;

  private final List<OrchestrationMetadata> hub = new ArrayList<>();
  private final List<OrchestrationStatusQuery> queries = new ArrayList<>();

  @BeforeEach
  void answerQueries() {
    when(client.queryInstances(any())).thenAnswer(call -> answer(call.getArgument(0)));
  }

  @Test
  void a_page_ends_with_the_engines_token_and_the_next_begins_there() {
    fill(5, "HelloCities");
    InstancePage first = page(Map.of("top", "3"));
    InstancePage second = page(Map.of("top", "3", "token", first.next()));

    assertThat(first.instances()).extracting(ListedInstance::id).containsExactly("i0", "i1", "i2");
    assertThat(second.instances()).extracting(ListedInstance::id).containsExactly("i3", "i4");
    assertThat(second.next()).isNull();
  }

  @Test
  void a_name_is_searched_in_several_pages_of_the_engine() {
    fill(7, "HelloCities");
    fill(2, "PeriodicCleanup");
    InstancePage page = page(Map.of("top", "3", "name", "cleanup"));

    assertThat(page.instances()).extracting(ListedInstance::name).containsOnly("PeriodicCleanup");
    assertThat(page.instances()).hasSize(2);
    assertThat(queries).hasSize(3);
  }

  @Test
  void a_rare_name_returns_a_token_before_everything_is_read() {
    fill(6_000, "HelloCities");
    InstancePage page = page(Map.of("top", "1000", "name", "nope"));

    assertThat(page.instances()).isEmpty();
    assertThat(page.next()).isEqualTo("5000");
  }

  @Test
  void a_page_too_large_for_one_message_is_read_in_smaller_ones() {
    fill(10, "HelloCities");
    fitting = 3;
    assertThat(page(Map.of("top", "10")).instances()).hasSize(10);
  }

  @Test
  void one_instance_too_large_for_a_message_is_listed_without_its_custom_status() {
    fill(1, "HelloCities");
    fitting = 0;
    assertThat(page(Map.of()).instances())
        .extracting(ListedInstance::customStatus)
        .containsExactly((String) null);
  }

  @Test
  void reads_no_texts_if_they_are_not_wanted() {
    page(Map.of("texts", "false"));
    page(Map.of());
    assertThat(queries)
        .extracting(OrchestrationStatusQuery::isFetchInputsAndOutputs)
        .containsExactly(false, true);
  }

  @Test
  void the_engine_applies_every_filter_that_it_supports() {
    page(
        Map.of(
            "state", "Running,continuedasnew",
            "prefix", "i",
            "from", "2026-01-31T08:00:00Z",
            "to", "2026-02-01T08:00:00Z"));

    OrchestrationStatusQuery query = queries.get(0);
    assertThat(query.getRuntimeStatusList())
        .containsExactly(
            OrchestrationRuntimeStatus.RUNNING, OrchestrationRuntimeStatus.CONTINUED_AS_NEW);
    assertThat(query.getInstanceIdPrefix()).isEqualTo("i");
    assertThat(query.getCreatedTimeFrom()).isEqualTo(Instant.parse("2026-01-31T08:00:00Z"));
    assertThat(query.getCreatedTimeTo()).isEqualTo(Instant.parse("2026-02-01T08:00:00Z"));
  }

  @Test
  void shows_which_instances_are_kept() {
    fill(2, "HelloCities");
    assertThat(page(Map.of()).instances())
        .extracting(ListedInstance::kept)
        .containsExactly(false, true);
  }

  @Test
  void counts_instances_in_every_state() {
    fill(1_500, "HelloCities");
    fill(1, "PeriodicCleanup");
    assertThat(counts(Map.of("state", "Failed")))
        .isEqualTo(new StateCounts.Counts(Map.of("Running", 1_501), true));
    assertThat(counts(Map.of("name", "clean")).states()).isEqualTo(Map.of("Running", 1));
  }

  @Test
  void counts_are_incomplete_above_the_limit() {
    fill(20_001, "HelloCities");
    assertThat(counts(Map.of()))
        .isEqualTo(new StateCounts.Counts(Map.of("Running", 20_000), false));
  }

  @ParameterizedTest
  @CsvSource({"top, 0", "top, 1001", "top, many", "state, Nope", "from, yesterday", "to, 12:00"})
  void an_invalid_parameter_is_named(String parameter, String value) {
    assertThatThrownBy(() -> page(Map.of(parameter, value)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith(parameter + " is '" + value + "'; it must be ");
  }

  private InstancePage page(Map<String, String> query) {
    App app =
        App.of(
            name -> name.equals("SINGLETONS") ? "HelloCities i1" : null,
            OrchestratorNames.inPackageOf(InstanceListTest.class),
            new DurableClients(Runnable::run));
    ActionResult result =
        new InstanceList(app).page(Contexts.handingOut(client), () -> null, query);
    return (InstancePage) ((Document) result).content();
  }

  private StateCounts.Counts counts(Map<String, String> query) {
    ActionResult result =
        new StateCounts(new DurableClients(Runnable::run), null)
            .of(Contexts.handingOut(client), () -> null, query);
    return (StateCounts.Counts) ((Document) result).content();
  }

  private void fill(int count, String name) {
    IntStream.range(hub.size(), hub.size() + count)
        .mapToObj(i -> Instances.state("i" + i, OrchestrationRuntimeStatus.RUNNING).setName(name))
        .forEach(state -> hub.add(Instances.of(state.build())));
  }

  /** Answers a query; the tokens are positions. */
  private OrchestrationStatusQueryResult answer(OrchestrationStatusQuery query) {
    queries.add(query);
    int most = query.getMaxInstanceCount();
    if (most > fitting && query.isFetchInputsAndOutputs()) {
      throw Status.RESOURCE_EXHAUSTED.asRuntimeException();
    }
    String token = query.getContinuationToken();
    int from = token == null ? 0 : Integer.parseInt(token);
    int to = Math.min(hub.size(), from + most);
    OrchestrationStatusQueryResult result = mock(OrchestrationStatusQueryResult.class);
    when(result.getOrchestrationState()).thenReturn(hub.subList(from, to));
    when(result.getContinuationToken()).thenReturn(to == hub.size() ? "" : String.valueOf(to));
    return result;
  }
}
