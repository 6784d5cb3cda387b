package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.engine.options.VersionRules;
import dev.durablesingleton.local.engine.options.VersionRules.Match;
import dev.durablesingleton.local.engine.options.VersionRules.Mismatch;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An instance whose version does not fit")
class PutAsideTest {

  private final Store store = new MemoryStore();
  private final TestWorker worker = new TestWorker();
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private TaskHub hub;

  @BeforeEach
  void open() {
    worker.orchestrator("One", ctx -> ctx.complete(1));
    open("1.5", Mismatch.REJECT);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void waits_and_runs_on_a_host_whose_version_fits() {
    start("i", "2.0");
    completed(start("later", "1.5"));
    assertThat(find("i").status()).isEqualTo(RuntimeStatus.PENDING);

    hub.close();
    open("2.0", Mismatch.REJECT);
    assertThat(completed("i").status()).isEqualTo(RuntimeStatus.COMPLETED);
  }

  @Test
  void is_logged_once_with_its_version_and_that_of_the_app() {
    start("i", "2.0");
    hub.raiseEvent("i", "anything", null).join();
    hub.suspend("i", null).join();
    completed(start("later", null));

    assertThat(warnings).singleElement().asString().contains("'i' of 'One'", "'2.0'", "'1.5'");
  }

  @Test
  void is_terminated_at_once() {
    start("i", "2.0");
    hub.terminate("i", "\"enough\"").join();

    assertThat(completed("i"))
        .returns(RuntimeStatus.TERMINATED, Instance::status)
        .returns("\"enough\"", Instance::output);
  }

  @Test
  void fails_where_host_json_says_so() {
    hub.close();
    open("1.5", Mismatch.FAIL);

    assertThat(completed(start("i", "2.0")))
        .returns(RuntimeStatus.FAILED, Instance::status)
        .returns(
            "VersionMismatch: Orchestration version did not comply with Worker Versioning",
            Instance::output);
    assertThat(warnings).isEmpty();
  }

  @Test
  void does_not_stop_others_and_a_start_without_a_version_gets_the_default() {
    start("i", "2.0");

    assertThat(completed(start("plain", null)).version()).isEqualTo("1.5");
    assertThat(completed(start("blank", "")).version()).isEmpty();
  }

  private void open(String version, Mismatch mismatch) {
    HubOptions options =
        HubOptions.defaults()
            .withVersions(new VersionRules(version, Match.CURRENT_OR_OLDER, mismatch));
    hub = TaskHub.open(store, worker, options, Clock.systemUTC(), new Warnings());
  }

  private String start(String id, String version) {
    hub.start(new StartCommand(id, "One", version, null, null, StartCommand.NON_RUNNING)).join();
    return id;
  }

  private Instance completed(String id) {
    return hub.whenCompleted(id).orTimeout(TestHub.PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  private Instance find(String id) {
    return hub.find(id).orElseThrow();
  }

  private final class Warnings implements HostLog {
    @Override
    public boolean isEnabled(LogLevel level, String category) {
      return true;
    }

    @Override
    public void log(LogLevel level, String category, String message, Throwable failure) {
      warnings.add(message);
    }
  }
}
