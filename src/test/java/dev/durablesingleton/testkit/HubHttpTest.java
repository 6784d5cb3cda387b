package dev.durablesingleton.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("callHttp in the test kit")
class HubHttpTest {

  private static final String URI = "https://rates.example/eur";

  @RegisterExtension final DurableHub hub = DurableHub.ofClasses(Orchestrators.class);

  /** Orchestrators that call as the SDK 1.9.0 does, with an array of one request. */
  public static final class Orchestrators {

    /** Returns the content of the response, or the failure. */
    @FunctionName("Ask")
    public String ask(
        @DurableOrchestrationTrigger(name = "context") TaskOrchestrationContext context) {
      Map<String, Object> request =
          Map.of(
              "method",
              "POST",
              "uri",
              URI,
              "headers",
              Map.of("X-A", "b"),
              "content",
              "{\"cents\":250}",
              "asynchronousPatternEnabled",
              true);
      try {
        Map<?, ?> response =
            context.callActivity("BuiltIn::HttpActivity", List.of(request), Map.class).await();
        return response.get("statusCode") + " " + response.get("content");
      } catch (TaskFailedException e) {
        return "failed '" + e.getErrorDetails().getErrorMessage() + "'";
      }
    }
  }

  @Test
  void is_answered_in_one_line() {
    hub.http().answers(200, "{\"rate\": 2}");

    assertThat(hub.start("Ask", "ask-1").awaitCompleted().output(String.class))
        .isEqualTo("200 {\"rate\": 2}");
  }

  @Test
  void is_answered_by_a_function_of_the_request_and_recorded() {
    hub.http()
        .answers(
            call ->
                new HubResponse(
                    call.content(Map.class).get("cents").equals(250) ? 201 : 400, Map.of(), "ok"));

    assertThat(hub.start("Ask", "ask-1").awaitCompleted().output(String.class)).isEqualTo("201 ok");
    assertThat(hub.http().calls())
        .containsExactly(new HttpCall("ask-1", "POST", URI, Map.of("X-A", "b"), "{\"cents\":250}"));
    assertThat(hub.http().calls().get(0).headers()).containsEntry("x-a", "b");
  }

  @Test
  void can_be_refused_as_by_a_server_that_is_down() {
    hub.http().refuses(1);

    assertThat(hub.start("Ask", "ask-1").awaitCompleted().output(String.class))
        .isEqualTo("failed ''");
  }

  @Test
  void can_take_time_and_lose_the_host_like_an_activity() {
    hub.http().answers(200, "late");
    hub.activity("BuiltIn::HttpActivity").takes(Duration.ofHours(1)).losesHostBeforeResultIsKept();

    assertThat(hub.start("Ask", "ask-1").awaitCompleted().output(String.class))
        .isEqualTo("200 late");
    assertThat(hub.http().calls()).hasSize(2);
  }

  @Test
  void that_no_one_answers_fails_the_test_with_the_way_out() {
    assertThatThrownBy(() -> hub.start("Ask", "ask-1").awaitCompleted())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Instance 'ask-1' makes an HTTP request, [{")
        .hasMessageContaining(URI)
        .hasMessageContaining("and the kit sends none. Answer it: hub.http().answers(200, \"…\").");
  }
}
