package dev.durablesingleton.local.functionapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.ExponentialBackoffRetry;
import com.microsoft.azure.functions.annotation.FixedDelayRetry;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import com.microsoft.durabletask.TaskOrchestrationContext;
import com.microsoft.durabletask.azurefunctions.DurableOrchestrationTrigger;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Functions read from classes")
class AnnotatedFunctionsTest {

  @Test
  void have_an_http_output_and_an_empty_list_of_methods_by_default() {
    assertThat(bindingsOf("Hello"))
        .isEqualTo(
            """
            [{"type":"httpTrigger","direction":"in","name":"req","authLevel":"FUNCTION","methods":[]},
            {"type":"http","direction":"out","name":"$return"}]""");
  }

  @Test
  void have_the_members_that_their_annotations_set() {
    assertThat(bindingsOf("Set"))
        .isEqualTo(
            """
            [{"type":"httpTrigger","direction":"in","name":"req","authLevel":"ANONYMOUS",\
            "methods":["PUT"],"route":"a/{b}"}]""");
  }

  @Test
  void bind_their_result_with_the_annotation_of_the_method() {
    assertThat(bindingsOf("Tick"))
        .isEqualTo(
            """
            [{"type":"timerTrigger","direction":"in","name":"timer","schedule":"0 * * * * *"},
            {"type":"queue","direction":"out","name":"$return",\
            "queueName":"ticks"}]""");
  }

  @Test
  void take_type_and_direction_of_a_custom_binding_from_its_declaration() {
    assertThat(bindingsOf("Orchestrate"))
        .isEqualTo(
            """
            [{"type":"orchestrationTrigger","direction":"in","name":"ctx","orchestration":"Other"}]""");
  }

  @Test
  void have_the_retry_policy_of_their_annotation() {
    assertThat(function("Tick").config().get("retry"))
        .hasToString(
            "{\"delayInterval\":\"00:00:02\",\"maxRetryCount\":2,\"strategy\":\"fixedDelay\"}");
    assertThat(function("Listen").config().get("retry"))
        .hasToString(
            "{\"maxRetryCount\":3,\"maximumInterval\":\"00:01:00\",\"minimumInterval\":\"00:00:01\","
                + "\"strategy\":\"exponentialBackoff\"}");
    assertThat(function("Hello").config().has("retry")).isFalse();
  }

  @Test
  void have_one_trigger_type_for_service_bus_queues_and_topics() {
    assertThat(function("Listen").trigger().type()).isEqualTo("serviceBusTrigger");
  }

  @Test
  void are_sorted_by_name_and_have_jar_and_entry_point() {
    List<FunctionMetadata> functions = AnnotatedFunctions.of("../app.jar", Functions.class);
    assertThat(functions)
        .extracting(FunctionMetadata::name)
        .containsExactly("Hello", "Listen", "Orchestrate", "Set", "Tick");
    assertThat(functions).allMatch(f -> f.isJava() && f.error() == null);
    assertThat(functions.get(0).entryPoint()).isEqualTo(Functions.class.getName() + ".hello");
  }

  @Test
  void must_not_share_a_name() {
    assertThatThrownBy(() -> AnnotatedFunctions.of("../app.jar", Functions.class, Again.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("Functions.hello", "Again.other", "rename one of them");
  }

  private static FunctionMetadata function(String name) {
    return AnnotatedFunctions.of("../app.jar", Functions.class).stream()
        .filter(function -> function.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** One line per binding. */
  private static String bindingsOf(String function) {
    return function(function).config().get("bindings").toString().replace("},{", "},\n{");
  }

  /** Functions as an app writes them. */
  public static class Functions {

    @FunctionName("Tick")
    @FixedDelayRetry(maxRetryCount = 2, delayInterval = "00:00:02")
    @QueueOutput(name = "out", queueName = "ticks")
    public String tick(@TimerTrigger(name = "timer", schedule = "0 * * * * *") String timer) {
      return timer;
    }

    @FunctionName("Hello")
    public String hello(@HttpTrigger(name = "req") HttpRequestMessage<String> request) {
      return request.getBody();
    }

    @FunctionName("Set")
    public void set(
        @HttpTrigger(
                name = "req",
                methods = HttpMethod.PUT,
                route = "a/{b}",
                authLevel = AuthorizationLevel.ANONYMOUS)
            HttpRequestMessage<String> request) {}

    @FunctionName("Orchestrate")
    public void orchestrate(
        @DurableOrchestrationTrigger(name = "ctx", orchestration = "Other")
            TaskOrchestrationContext context) {}

    @FunctionName("Listen")
    @ExponentialBackoffRetry(
        maxRetryCount = 3,
        minimumInterval = "00:00:01",
        maximumInterval = "00:01:00")
    public void listen(
        @ServiceBusQueueTrigger(name = "m", queueName = "q", connection = "c") String message,
        OutputBinding<String> notAnnotated) {}

    public void noFunction() {}
  }

  /** Declares a function name a second time. */
  public static class Again {

    @FunctionName("HELLO")
    public String other(@HttpTrigger(name = "req") HttpRequestMessage<String> request) {
      return request.getBody();
    }
  }
}
