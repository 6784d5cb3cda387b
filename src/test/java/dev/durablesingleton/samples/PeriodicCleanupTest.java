package dev.durablesingleton.samples;

import static com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus.ORCHESTRATION_STATUS_CONTINUED_AS_NEW;
import static com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestrationStatus.ORCHESTRATION_STATUS_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteOrchestrationAction;
import dev.durablesingleton.testkit.LogLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodicCleanupTest {

  private final ExecutionContext execution = mock(ExecutionContext.class);
  private final LogLines log = new LogLines();
  private final List<String> cutoffs = new ArrayList<>();
  private final Replay replay =
      new Replay(context -> new PeriodicCleanup().run(context, execution))
          .with(
              "PurgeFinished",
              cutoff -> {
                cutoffs.add(cutoff);
                return "3";
              });

  @BeforeEach
  void log() {
    when(execution.getLogger()).thenReturn(log.logger());
  }

  @Test
  void purges_what_is_a_week_old_every_hour_if_not_told_otherwise() {
    CompleteOrchestrationAction end = replay.run(null);

    assertThat(cutoffs).containsExactly("\"2026-02-22T00:00:00Z\"");
    assertThat(end.getOrchestrationStatus()).isEqualTo(ORCHESTRATION_STATUS_CONTINUED_AS_NEW);
    assertThat(end.getResult().getValue())
        .isEqualTo(
            "{\"interval\":\"PT1H\",\"age\":\"P7D\",\"round\":2,"
                + "\"lastResult\":\"purged 3 instances created before 2026-02-22T00:00:00Z\"}");
    assertThat(Duration.between(Replay.BEGIN, replay.now()))
        .isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
  }

  @Test
  void goes_on_from_what_the_round_before_handed_over() {
    CompleteOrchestrationAction end =
        replay.run(
            "{\"interval\":\"PT5M\",\"age\":\"PT0S\",\"round\":7,\"lastResult\":\"purged 1\"} \t\r\n");

    assertThat(cutoffs).containsExactly("\"2026-03-01T00:00:00Z\"");
    assertThat(end.getResult().getValue()).contains("\"round\":8");
  }

  @Test
  void shows_round_last_result_and_next_run_in_its_custom_status() {
    replay.run("{\"interval\":\"PT5M\",\"round\":7,\"lastResult\":\"purged 1\"}");

    assertThat(replay.customStatuses())
        .startsWith(
            "{\"round\":7,\"lastResult\":\"purged 1\",\"nextRun\":null}",
            "{\"round\":7,\"lastResult\":\"purged 3 instances created before 2026-02-22T00:00:00Z\","
                + "\"nextRun\":\"2026-03-01T00:05:00Z\"}");
  }

  @Test
  void logs_a_round_once_though_its_code_runs_several_times() {
    replay.run(null);

    assertThat(log.messages())
        .containsExactly("Cleanup round 1: purged 3 instances created before 2026-02-22T00:00:00Z");
  }

  @Test
  void waits_for_all_of_an_interval_that_the_sdk_cuts_into_several_timers() {
    replay.run("{\"interval\":\"P10D\"}");

    assertThat(Duration.between(Replay.BEGIN, replay.now()))
        .isGreaterThanOrEqualTo(Duration.ofDays(10));
  }

  @Test
  void goes_on_when_a_purge_fails() {
    replay.with(
        "PurgeFinished",
        cutoff -> {
          throw new IllegalStateException("storage is down");
        });

    assertThat(replay.run(null).getResult().getValue())
        .contains("\"lastResult\":\"failed: storage is down\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          7                       | The input must be an object such as {\\"interval\\": \\"PT1H\\", \\"age\\": \\"P7D\\"}, not 7.
          {"intervall":"PT1H"}    | The input has 'intervall'; it may have interval and age.
          {"interval":"hourly"}   | interval is 'hourly'; it must be an ISO-8601 duration such as PT1H or P7D.
          {"interval":"PT0S"}     | interval is 'PT0S'; it must be from PT1S to P36500D.
          {"age":"PT-1S"}         | age is 'PT-1S'; it must be from PT0S to P36500D.
          {"age":"P99999D"}       | age is 'P99999D'; it must be from PT0S to P36500D.
          {"age":[1]}             | age is ''; it must be an ISO-8601 duration such as PT1H or P7D.
          """)
  void fails_at_once_on_bad_input_and_says_why_in_its_custom_status(String input, String reason) {
    CompleteOrchestrationAction end = replay.run(input);

    assertThat(end.getOrchestrationStatus()).isEqualTo(ORCHESTRATION_STATUS_FAILED);
    assertThat(replay.customStatuses()).containsExactly("\"" + reason + "\"");
    assertThat(cutoffs).isEmpty();
  }
}
