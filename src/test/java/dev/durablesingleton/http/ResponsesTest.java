package dev.durablesingleton.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.FakeRequest;
import dev.durablesingleton.fixtures.Instances;
import dev.durablesingleton.links.PublicAddress;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.BadRequest;
import dev.durablesingleton.start.StartOutcome.Finished;
import dev.durablesingleton.start.StartOutcome.LengthRequired;
import dev.durablesingleton.start.StartOutcome.Misconfigured;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.TooLarge;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartOutcome.UnknownOrchestrator;
import dev.durablesingleton.start.StartOutcome.Unverified;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResponsesTest {

  private static final InstanceId ID = new InstanceId("a+b");
  private static final Map<StartOutcome, Integer> CODES =
      Map.of(
          new Started(ID), 202,
          new Finished(Instances.instance("a+b", OrchestrationRuntimeStatus.COMPLETED, "1")), 200,
          new AlreadyExists(ID, null, false), 409,
          new Unverified(ID, "why"), 502,
          new Unavailable(ID, true), 503,
          new TooLarge(1), 413,
          new UnknownOrchestrator("X", List.of()), 404,
          new BadRequest("why"), 400,
          new LengthRequired(), 411,
          new Misconfigured("why"), 500);

  private final FakeRequest request = new FakeRequest();
  private final Map<String, String> settings = new HashMap<>();
  private final Responses responses = new Responses(request, Contexts.withQuery("code=KEY"), "7");

  @Test
  void cover_every_outcome() {
    assertThat(CODES.keySet())
        .extracting(Object::getClass)
        .containsExactlyInAnyOrder(StartOutcome.class.getPermittedSubclasses());
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
    return responses.of(outcome, PublicAddress.of(settings::get));
  }
}
