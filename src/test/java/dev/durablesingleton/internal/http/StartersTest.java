package dev.durablesingleton.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.functions.HttpStart;
import dev.durablesingleton.functions.HttpStartSingle;
import dev.durablesingleton.samples.HelloCities;
import dev.durablesingleton.samples.PeriodicCleanup;
import dev.durablesingleton.testkit.DurableHub;
import dev.durablesingleton.testkit.HubRequest;
import dev.durablesingleton.testkit.HubResponse;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both start functions on a hub, with their routes and bindings, over real gRPC. */
class StartersTest {

  @RegisterExtension
  final DurableHub hub =
      DurableHub.ofClasses(
              HttpStart.class, HttpStartSingle.class, HelloCities.class, PeriodicCleanup.class)
          .withOwnStatics();

  @Test
  void the_singleton_starter_starts_an_instance_under_the_id_in_the_path() {
    HubResponse started = hub.call(HubRequest.post("/api/orchestrators/HelloCities/tour-1"));

    assertThat(started.status()).isEqualTo(202);
    assertThat(started.body(JsonNode.class).path("id").asText()).isEqualTo("tour-1");
    assertThat(started.header("Location")).contains("/instances/tour-1");
    assertThat(hub.instance("tour-1").awaitCompleted().output()).contains("Hello Tokyo!");
    assertThat(hub.logLines("HttpStartSingle"))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("Singleton start: {"))
        .contains("Started orchestration with ID = 'tour-1'.");
  }

  @Test
  void the_singleton_starter_starts_an_id_once() {
    hub.call(HubRequest.post("/api/orchestrators/HelloCities/tour-1"));

    HubResponse again = hub.call(HubRequest.post("/api/orchestrators/HelloCities/tour-1"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.body()).isEqualTo("An instance with ID 'tour-1' already exists.");
  }

  @Test
  void one_of_many_simultaneous_callers_starts_the_id() {
    assertThat(
            IntStream.range(0, 16)
                .parallel()
                .map(
                    i ->
                        hub.call(HubRequest.post("/api/orchestrators/HelloCities/tour-1")).status())
                .boxed()
                .collect(Collectors.toList()))
        .containsOnly(202, 409)
        .containsOnlyOnce(202);
  }

  @Test
  void the_plain_starter_gives_every_instance_a_new_id() {
    Set<String> ids =
        IntStream.range(0, 3)
            .mapToObj(i -> hub.call(HubRequest.post("/api/orchestrators/HelloCities")))
            .map(response -> response.body(JsonNode.class).path("id").asText())
            .collect(Collectors.toSet());

    assertThat(ids).hasSize(3);
    ids.forEach(id -> hub.instance(id).awaitCompleted());
  }

  @Test
  void the_input_reaches_the_orchestrator_unchanged() {
    hub.activity("PurgeFinished").returns(0);
    hub.call(
        HubRequest.post("/api/orchestrators/PeriodicCleanup/cleanup-1")
            .body("{\"interval\": \"PT5M\", \"age\": \"P1D\"}"));
    hub.awaitIdle();

    assertThat(hub.instance("cleanup-1").input(JsonNode.class))
        .hasToString("{\"interval\":\"PT5M\",\"age\":\"P1D\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"delay=PT1H", "startAt=2100-01-01T00:00:00Z"})
  void a_scheduled_instance_takes_its_id_at_once_and_begins_at_its_time(String when) {
    String path = "/api/orchestrators/HelloCities/tour-1?" + when;
    assertThat(hub.call(HubRequest.post(path)).status()).isEqualTo(202);
    hub.awaitIdle();

    assertThat(hub.instance("tour-1").status()).isEqualTo(OrchestrationRuntimeStatus.PENDING);
    assertThat(hub.call(HubRequest.post(path)).status()).isEqualTo(409);
    hub.clock().advance(Duration.ofDays(100 * 366));
    assertThat(hub.instance("tour-1").awaitCompleted().output()).contains("Hello Tokyo!");
  }

  @Test
  void a_time_in_the_past_means_now() {
    String path = "/api/orchestrators/HelloCities/tour-1?startAt=2001-01-01T00:00:00%2B01:00";
    assertThat(hub.call(HubRequest.post(path)).status()).isEqualTo(202);
    hub.instance("tour-1").awaitCompleted();
  }

  @Test
  void a_caller_that_waits_gets_the_output() {
    HubResponse waited = hub.call(HubRequest.post("/api/orchestrators/HelloCities/tour-1?wait=60"));

    assertThat(waited.status()).isEqualTo(200);
    assertThat(waited.body(JsonNode.class).path("output").get(2).asText())
        .isEqualTo("Hello London!");
  }
}
