package dev.durablesingleton.internal.start;

import static dev.durablesingleton.fixtures.HostedApp.LASTING;
import static dev.durablesingleton.fixtures.HostedApp.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.fixtures.Callers;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.HostedApp;
import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.fixtures.StarterProcess;
import dev.durablesingleton.fixtures.StarterProcess.Answers;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Many callers at once")
class RaceIT {

  private static final int CALLERS = 8;
  private static final int ROUNDS = 25;
  private static final int PROCESS_ROUNDS = 200;

  @RegisterExtension static final HostedApp APP = new HostedApp();
  @RegisterExtension static final Callers CALL = new Callers(CALLERS);

  @Test
  void over_http_have_one_winner_per_id_whose_input_ran() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String id = "fresh-" + round;

      List<HttpResponse<String>> answers =
          CALL.race(caller -> APP.start("ProvisionDevice", id, "", "\"device-" + caller + "\""));

      HttpResponse<String> winner = onlyAccepted(answers);
      JsonObject status = APP.awaitStatus(json(winner), "Completed");
      assertThat(text(status, "output"))
          .isEqualTo("device-" + answers.indexOf(winner) + ".fleet.example is active");
    }
  }

  @Test
  void over_http_have_one_winner_per_restart_of_an_ended_instance() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      List<HttpResponse<String>> answers =
          CALL.race(caller -> APP.start(LASTING, "again", "reuse=finished", hours(caller)));

      HttpResponse<String> winner = onlyAccepted(answers);
      JsonObject status = APP.awaitStatus(json(winner), HostedApp::hasNextRun);
      assertThat(hoursUntilNextRun(status)).isEqualTo(answers.indexOf(winner) + 1);
      APP.follow("POST", json(winner), "terminatePostUri", "");
      APP.awaitStatus(json(winner), "Terminated");
    }
  }

  @Test
  void in_separate_processes_have_one_winner_per_round() throws Exception {
    List<OwnProcess> processes =
        IntStream.range(0, CALLERS).mapToObj(caller -> new OwnProcess()).toList();
    for (int round = 0; round < ROUNDS; round++) {
      List<StartOutcome> outcomes =
          CALL.race(caller -> processes.get(caller).start("apart", hours(caller)));

      assertThat(outcomes).filteredOn(Started.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(AlreadyExists.class::isInstance).hasSize(CALLERS - 1);
      int winner = outcomes.indexOf(new Started(new InstanceId("apart")));
      assertThat(APP.client().getInstanceMetadata("apart", true).getSerializedInput().strip())
          .isEqualTo(hours(winner));
      APP.client().terminate("apart", null);
      APP.client().waitForInstanceCompletion("apart", Patience.LIMIT, false);
    }
    processes.forEach(OwnProcess::close);
  }

  @ParameterizedTest
  @CsvSource({"ProvisionFleet, []", "HelloCities, null"})
  void of_two_processes_have_one_winner_per_id_even_if_its_instance_ends_at_once(
      String orchestrator, String input) throws Exception {
    int port = APP.host().rpcPort();
    try (StarterProcess one = StarterProcess.callingPort(port, CALLERS / 2, orchestrator, input);
        StarterProcess other = StarterProcess.callingPort(port, CALLERS / 2, orchestrator, input)) {
      for (int round = 0; round < PROCESS_ROUNDS; round++) {
        String id = orchestrator + "-" + round;
        one.start(id);
        other.start(id);
        Answers first = one.answers();
        Answers second = other.answers();
        assertThat(first.started() + second.started()).as(id).isEqualTo(1);
        assertThat(first.conflicts() + second.conflicts()).as(id).isEqualTo(CALLERS - 1);
      }
    }
  }

  @Test
  void of_the_engine_itself_have_one_winner_per_round() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      List<Status.Code> codes = CALL.race(caller -> schedule("bare"));

      assertThat(codes).filteredOn(Status.Code.OK::equals).hasSize(1);
      assertThat(codes).filteredOn(Status.Code.ALREADY_EXISTS::equals).hasSize(CALLERS - 1);
      APP.client().terminate("bare", null);
      APP.client().waitForInstanceCompletion("bare", Patience.LIMIT, false);
    }
  }

  private static HttpResponse<String> onlyAccepted(List<HttpResponse<String>> answers) {
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(202, 409);
    List<HttpResponse<String>> accepted =
        answers.stream().filter(answer -> answer.statusCode() == 202).toList();
    assertThat(accepted).hasSize(1);
    return accepted.get(0);
  }

  private static Status.Code schedule(String id) {
    try {
      APP.client()
          .scheduleNewOrchestrationInstance(
              LASTING, new NewOrchestrationInstanceOptions().setInstanceId(id));
      return Status.Code.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode();
    }
  }

  /**
   * Gives each caller a different interval, which identifies it; nothing is old enough to be
   * purged.
   */
  private static String hours(int caller) {
    return "{\"interval\":\"PT" + (caller + 1) + "H\"}";
  }

  private static long hoursUntilNextRun(JsonObject status) {
    Instant nextRun = Instant.parse(text(status.getAsJsonObject("customStatus"), "nextRun"));
    return Duration.between(Instant.parse(text(status, "createdTime")), nextRun).toHours();
  }

  private static JsonObject json(HttpResponse<String> answer) {
    return JsonParser.parseString(answer.body()).getAsJsonObject();
  }

  /** Simulates another process of the app, with its own client and locks. */
  private static final class OwnProcess {

    private final DurableClients clients = new DurableClients(Runnable::run);
    private final SingletonStarter starter =
        new SingletonStarter(clients, StartLimits.DEFAULT, System::nanoTime);
    private final DurableClientContext context = Contexts.dialling(APP.host().rpcPort());

    StartOutcome start(String id, String input) {
      return starter.start(
          context,
          new StartRequest(LASTING, new InstanceId(id), new JsonInput(input), Reuse.FINISHED),
          Logger.getAnonymousLogger());
    }

    void close() {
      clients.close();
    }
  }
}
