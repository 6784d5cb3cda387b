package dev.durablesingleton.local.triggers.timer;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.functionapp.Binding;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.FunctionWorker.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A timer")
class TimerTest {

  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  @TempDir Path folder;
  private final ManualTime time = new ManualTime(NOON);
  private final List<String> logged = new ArrayList<>();
  private final HostLog log = (level, category, message, failure) -> logged.add(message);
  private final JsonObject config = new JsonObject();
  private ZoneId zone = ZoneOffset.UTC;

  @BeforeEach
  void forgetCalls() {
    TimerSample.SEEN.clear();
  }

  @Test
  void runs_when_due_and_not_before() throws PackageException {
    start("store", "0 */5 * * * *");
    time.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(TimerSample.SEEN).isEmpty();

    time.advance(Duration.ofMillis(1));
    assertThat(TimerSample.SEEN)
        .containsExactly(
            "{\"Schedule\":{\"AdjustForDST\":true},\"ScheduleStatus\":{"
                + "\"Last\":\"0001-01-01T00:00:00+00:00\",\"Next\":\"2026-03-10T12:05:00+00:00\","
                + "\"LastUpdated\":\"2026-03-10T12:00:00+00:00\"},\"IsPastDue\":false}",
            "03/10/2026 12:05:00");
  }

  @Test
  void passes_the_last_run() throws PackageException {
    start("store", "0 */5 * * * *");
    time.advance(Duration.ofMinutes(5));
    time.advance(Duration.ofMinutes(5));

    assertThat(TimerSample.SEEN.get(2))
        .contains(
            "{\"Last\":\"2026-03-10T12:05:00+00:00\",\"Next\":\"2026-03-10T12:10:00+00:00\","
                + "\"LastUpdated\":\"2026-03-10T12:05:00+00:00\"}");
    assertThat(logged)
        .anyMatch(
            line ->
                line.startsWith(
                    "Executing 'Functions.store' (Reason='Timer fired at"
                        + " 2026-03-10T12:10:00.0000000+00:00', Id="));
  }

  @Test
  void shows_times_in_its_zone() throws PackageException {
    zone = ZoneId.of("Europe/Berlin");
    start("store", "0 0 14 * * *");
    time.advance(Duration.ofHours(1));

    assertThat(TimerSample.SEEN.get(0)).contains("\"Next\":\"2026-03-10T14:00:00+01:00\"");
  }

  @Test
  void stores_no_status_if_due_more_than_once_a_minute() throws PackageException {
    start("store", "00:00:10");
    time.advance(Duration.ofSeconds(10));

    assertThat(TimerSample.SEEN.get(0))
        .isEqualTo(
            "{\"Schedule\":{\"AdjustForDST\":false},\"ScheduleStatus\":null,\"IsPastDue\":false}");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void continues_after_a_failed_run() throws PackageException {
    start("fail", "0 * * * * *");
    time.advance(Duration.ofMinutes(1));
    time.advance(Duration.ofMinutes(1));

    assertThat(TimerSample.SEEN).hasSize(2);
  }

  @Test
  void repeats_a_failed_run_as_its_retry_policy_says() throws PackageException {
    JsonObject retry = new JsonObject();
    retry.addProperty("strategy", "fixedDelay");
    retry.addProperty("maxRetryCount", 2);
    retry.addProperty("delayInterval", "00:00:02");
    config.add("retry", retry);
    start("fail", "0 * * * * *");
    time.advance(Duration.ofMinutes(1));

    assertThat(TimerSample.SEEN).hasSize(3);
    assertThat(logged)
        .containsSubsequence(
            "Waiting for `00:00:02` before retrying function execution. Next attempt: '1'. Max"
                + " retry count: '2'.",
            "Waiting for `00:00:02` before retrying function execution. Next attempt: '2'. Max"
                + " retry count: '2'.",
            "Function execution failed after '2' retries.");
  }

  @Test
  void runs_at_start_with_run_on_startup() throws PackageException {
    start("store", "0 0 0 * * *", Map.of("runOnStartup", true));
    time.advance(Duration.ZERO);

    assertThat(TimerSample.SEEN.get(0)).contains("\"IsPastDue\":false");
    assertThat(logged).contains("Trigger Details: UnscheduledInvocationReason: RunOnStartup");
    time.advance(Duration.ofHours(11));
    assertThat(TimerSample.SEEN).hasSize(2);
  }

  @Test
  void catches_up_a_run_missed_while_the_host_was_down() throws PackageException {
    start("store", "0 */5 * * * *");
    time.restart(Duration.ofMinutes(12));
    start("store", "0 */5 * * * *");
    time.advance(Duration.ZERO);

    assertThat(TimerSample.SEEN).hasSize(2);
    assertThat(TimerSample.SEEN.get(0))
        .contains("\"Next\":\"2026-03-10T12:05:00+00:00\"", "\"IsPastDue\":true");
    assertThat(logged)
        .contains(
            "Trigger Details: UnscheduledInvocationReason: IsPastDue, OriginalSchedule:"
                + " 2026-03-10T12:05:00.0000000+00:00");
    time.advance(Duration.ofMinutes(3));
    assertThat(TimerSample.SEEN).hasSize(4);
  }

  @Test
  void catches_up_nothing_after_a_change_of_schedule() throws PackageException {
    start("store", "0 */5 * * * *");
    time.restart(Duration.ofMinutes(12));
    start("store", "0 */7 * * * *");
    time.advance(Duration.ZERO);

    assertThat(TimerSample.SEEN).isEmpty();
  }

  @Test
  void catches_up_nothing_without_a_monitor() throws PackageException {
    start("store", "0 */5 * * * *", Map.of("useMonitor", false));
    time.restart(Duration.ofMinutes(12));
    start("store", "0 */5 * * * *", Map.of("useMonitor", false));
    time.advance(Duration.ZERO);

    assertThat(TimerSample.SEEN).isEmpty();
  }

  @Test
  void runs_although_its_file_cannot_be_read() throws Exception {
    Files.writeString(folder.resolve("timers.json"), "[1]");
    start("store", "0 */5 * * * *");
    time.advance(Duration.ofMinutes(5));

    assertThat(TimerSample.SEEN).hasSize(2);
    assertThat(logged).anyMatch(line -> line.contains("cannot be read"));
  }

  @Test
  void checks_the_clock_every_30_seconds_since_the_machine_may_be_suspended()
      throws PackageException {
    start("store", "0 0 0 * * *");

    assertThat(time.longestDelay()).isEqualTo(Duration.ofSeconds(30));
  }

  private void start(String method, String schedule) throws PackageException {
    start(method, schedule, Map.of());
  }

  private void start(String method, String schedule, Map<String, Boolean> flags)
      throws PackageException {
    JsonObject properties = new JsonObject();
    properties.addProperty("schedule", schedule);
    flags.forEach(properties::addProperty);
    Binding trigger = new Binding("timer", "timerTrigger", "in", properties);
    FunctionMetadata function =
        new FunctionMetadata(
            method,
            "../app.jar",
            TimerSample.class.getName() + "." + method,
            List.of(trigger),
            config,
            false,
            null);
    FunctionWorker worker =
        FunctionWorker.load(
            Options.of(List.of(function), TimerSample.class.getClassLoader(), log)
                .retryingAtOnce());
    new Timer(
            function,
            TimerSettings.read(trigger, Map.of(), zone, time.instant()),
            ScheduleMonitor.in(new FileScheduleMonitor(folder.resolve("timers.json"), log)),
            new TimerFunctionInvoker(worker, any -> Map.of(), zone, log),
            time,
            time,
            log)
        .start();
  }
}
