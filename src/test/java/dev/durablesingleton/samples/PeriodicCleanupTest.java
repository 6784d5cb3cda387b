package dev.durablesingleton.samples;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.durablesingleton.testkit.DurableHub;
import dev.durablesingleton.testkit.HubInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodicCleanupTest {

  @RegisterExtension
  final DurableHub hub =
      DurableHub.ofClasses(PeriodicCleanup.class)
          .startingAt(Instant.parse("2026-03-01T00:00:00Z"))
          .waitingAtMost(Duration.ofMinutes(2));

  @BeforeEach
  void purge() {
    hub.activity("PurgeFinished").returns(3);
  }

  @Test
  void purges_instances_older_than_a_week_every_hour_for_a_year_by_default() {
    HubInstance cleanup = hub.start("PeriodicCleanup", "cleanup-1");

    hub.clock().advance(Duration.ofDays(365));

    List<String> cutoffs = hub.activity("PurgeFinished").inputs(String.class);
    assertThat(cutoffs).hasSize(8_760);
    assertThat(cutoffs.get(0)).isEqualTo("2026-02-22T00:00:00Z");
    assertThat(Duration.between(Instant.parse(cutoffs.get(0)), Instant.parse(cutoffs.get(1))))
        .isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
    assertThat(cleanup.customStatus(CleanupStatus.class).round()).isEqualTo(8_760);
  }

  @Test
  void shows_round_last_result_and_next_run_in_its_custom_status() {
    HubInstance cleanup = hub.start("PeriodicCleanup", "cleanup-1", Map.of("interval", "PT5M"));
    String purged = "purged 3 instances created before 2026-02-22T00:00:00Z";

    assertThat(cleanup.awaitCustomStatus(CleanupStatus.class, status -> status.nextRun() != null))
        .isEqualTo(new CleanupStatus(1, purged, "2026-03-01T00:05:00Z"));
    assertThat(cleanup.awaitCustomStatus(CleanupStatus.class, status -> status.round() == 2))
        .isEqualTo(new CleanupStatus(2, purged, null));
  }

  @Test
  void continues_from_the_state_of_the_previous_round() throws JsonProcessingException {
    HubInstance cleanup =
        hub.start(
            "PeriodicCleanup",
            "cleanup-1",
            JsonMapper.builder()
                .build()
                .readTree("{\"interval\":\"PT5M\",\"age\":\"PT0S\",\"round\":7}"));
    hub.clock().advance(Duration.ofMinutes(6));

    assertThat(hub.activity("PurgeFinished").inputs(String.class))
        .startsWith("2026-03-01T00:00:00Z");
    assertThat(cleanup.input(CleanupInput.class).round()).isEqualTo(8);
    assertThat(cleanup.input(CleanupInput.class).lastResult()).startsWith("purged 3 instances");
  }

  @Test
  void logs_a_round_once_although_it_is_replayed() {
    hub.start("PeriodicCleanup", "cleanup-1");
    hub.awaitIdle();

    assertThat(hub.logLines("PeriodicCleanup"))
        .containsExactly("Cleanup round 1: purged 3 instances created before 2026-02-22T00:00:00Z");
  }

  @Test
  void waits_for_the_whole_interval_although_the_sdk_splits_it_into_several_timers() {
    hub.start("PeriodicCleanup", "cleanup-1", Map.of("interval", "P10D"));

    hub.clock().advance(Duration.ofDays(10));
    assertThat(hub.activity("PurgeFinished").calls()).hasSize(1);
    hub.clock().advance(Duration.ofMinutes(1));
    assertThat(hub.activity("PurgeFinished").calls()).hasSize(2);
  }

  @Test
  void continues_after_a_failed_purge() {
    hub.activity("PurgeFinished").fails(1, () -> new IllegalStateException("storage is down"));
    HubInstance cleanup = hub.start("PeriodicCleanup", "cleanup-1");

    assertThat(
            cleanup
                .awaitCustomStatus(CleanupStatus.class, status -> status.round() == 2)
                .lastResult())
        .isEqualTo("failed: storage is down");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          7                       | The input must be an object such as {"interval": "PT1H", "age": "P7D"}, not 7.
          {"intervall":"PT1H"}    | The input has the unknown member 'intervall'; allowed are interval and age.
          {"interval":"hourly"}   | interval is 'hourly'; it must be an ISO-8601 duration such as PT1H or P7D.
          {"interval":"PT0S"}     | interval is 'PT0S'; it must be from PT1S to P36500D.
          {"age":"PT-1S"}         | age is 'PT-1S'; it must be from PT0S to P36500D.
          {"age":"P99999D"}       | age is 'P99999D'; it must be from PT0S to P36500D.
          {"age":[1]}             | age is ''; it must be an ISO-8601 duration such as PT1H or P7D.
          """)
  void fails_at_once_on_invalid_input_and_explains_it_in_its_custom_status(
      String input, String reason) throws JsonProcessingException {
    HubInstance cleanup =
        hub.start("PeriodicCleanup", "cleanup-1", JsonMapper.builder().build().readTree(input));

    assertThat(cleanup.awaitEnded().status()).isEqualTo(FAILED);
    assertThat(cleanup.customStatus(String.class)).isEqualTo(reason);
    assertThat(hub.activity("PurgeFinished").calls()).isEmpty();
  }
}
