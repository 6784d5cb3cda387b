package dev.durablesingleton.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.FakeRequest;
import dev.durablesingleton.fixtures.Instances;
import dev.durablesingleton.internal.links.ManagementLinks;
import dev.durablesingleton.internal.links.PublicAddress;
import dev.durablesingleton.start.IdempotencyKey;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.AnotherRun;
import dev.durablesingleton.start.StartOutcome.Busy;
import dev.durablesingleton.start.StartOutcome.KeyReused;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.StillRunning;
import dev.durablesingleton.start.StartOutcome.TooLarge;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartOutcome.Unverified;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeRepliesTest {

  private static final InstanceId ID = new InstanceId("a+b");
  private static final Map<StartOutcome, Integer> START_CODES =
      Map.of(
          new Started(ID), 202,
          new Started(
                  ID, false, Instances.instance("a+b", OrchestrationRuntimeStatus.COMPLETED, "1")),
              200,
          new AlreadyExists(ID, null, false), 409,
          new Unverified(ID, "why"), 502,
          new Unavailable(ID, true), 503,
          new Unavailable(ID, false), 503,
          new Busy(ID, Duration.ofSeconds(30)), 503,
          new TooLarge(1), 413,
          new KeyReused(ID, new IdempotencyKey("k")), 422);

  private static final Map<StartOutcome, Integer> REPLACING_CODES =
      Map.of(
          new AnotherRun(ID, null), 409,
          new StillRunning(ID, Duration.ofSeconds(30)), 503);

  private static final Map<StartOutcome, Integer> CODES = new HashMap<>(START_CODES);

  static {
    CODES.putAll(REPLACING_CODES);
  }

  private final FakeRequest request = new FakeRequest();
  private final Map<String, String> settings = new HashMap<>();

  @Test
  void have_a_status_for_every_outcome() {
    assertThat(CODES.keySet())
        .extracting(Object::getClass)
        .contains(StartOutcome.class.getPermittedSubclasses());
    CODES.forEach(
        (outcome, code) ->
            assertThat(respond(outcome).getStatusCode()).as("%s", outcome).isEqualTo(code));
  }

  @Test
  void are_problem_documents_for_every_refusal_if_json_is_accepted() {
    request.header("accept", "application/json");
    CODES.forEach(
        (outcome, code) -> {
          if (code >= 400) {
            assertThat(respond(outcome).getHeader("Content-Type"))
                .isEqualTo("application/problem+json");
            assertThat((String) respond(outcome).getBody()).contains("\"status\" : " + code);
          }
        });
  }

  @Test
  void say_when_to_retry_if_the_engine_or_other_starts_take_too_long() {
    assertThat(respond(new Busy(ID, Duration.ofSeconds(30))).getHeader("Retry-After"))
        .isEqualTo("10");
    assertThat(respond(new Busy(ID, Duration.ofSeconds(30))).getBody())
        .isEqualTo(
            "Other starts of ID 'a+b' did not end within 30 seconds, and this request started"
                + " nothing; try again later.");
    assertThat(respond(new Unavailable(ID, false)).getHeader("Retry-After")).isEqualTo("10");
  }

  @Test
  void locate_the_instance_by_a_working_link() {
    assertThat(respond(new AlreadyExists(ID, null, false)).getHeader("Location"))
        .endsWith("/instances/a%25252Bb?code=KEY");
  }

  @Test
  void locate_the_instance_at_the_public_address() {
    settings.put("SINGLETON_PUBLIC_URL", "https://api.example.com/singletons/");
    assertThat(respond(new Started(ID)).getHeader("Location"))
        .isEqualTo(
            "https://api.example.com/singletons/runtime/webhooks/durabletask/instances/a%25252Bb?code=KEY");
  }

  private HttpResponseMessage respond(StartOutcome outcome) {
    PublicAddress address = PublicAddress.of(settings::get);
    return outcome
        .accept(
            new OutcomeReplies(
                id ->
                    ManagementLinks.of(
                        Contexts.withQuery("code=KEY"), request, id.value(), address)))
        .write(new Responses(request, "7"));
  }
}
