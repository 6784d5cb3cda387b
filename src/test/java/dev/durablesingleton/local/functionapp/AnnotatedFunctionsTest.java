package dev.durablesingleton.local.functionapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
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
  void answer_over_http_with_their_result_and_list_no_method_when_they_take_all() {
    assertThat(bindingsOf("Hello"))
        .isEqualTo(
            """
            [{"type":"httpTrigger","direction":"in","name":"req","authLevel":"FUNCTION","methods":[]},
            {"type":"http","direction":"out","name":"$return"}]""");
  }

  @Test
  void keep_what_their_annotations_set() {
    assertThat(bindingsOf("Set"))
        .isEqualTo(
            """
            [{"type":"httpTrigger","direction":"in","name":"req","authLevel":"ANONYMOUS",\
            "methods":["PUT"],"route":"a/{b}"}]""");
  }

  @Test
  void name_their_result_after_the_binding_on_the_method() {
    assertThat(bindingsOf("Tick"))
        .isEqualTo(
            """
            [{"type":"timerTrigger","direction":"in","name":"timer","schedule":"0 * * * * *"},
            {"type":"queue","direction":"out","name":"$return",\
            "queueName":"ticks"}]""");
  }

  @Test
  void take_type_and_direction_of_a_custom_binding_from_its_own_declaration() {
    assertThat(bindingsOf("Orchestrate"))
        .isEqualTo(
            """
            [{"type":"orchestrationTrigger","direction":"in","name":"ctx","orchestration":"Other"}]""");
  }

  @Test
  void listen_to_a_service_bus_whatever_its_kind() {
    assertThat(function("Listen").trigger().type()).isEqualTo("serviceBusTrigger");
  }

  @Test
  void are_sorted_and_point_into_their_jar() {
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
    public void listen(
        @ServiceBusQueueTrigger(name = "m", queueName = "q", connection = "c") String message,
        OutputBinding<String> notAnnotated) {}

    public void noFunction() {}
  }

  /** Gives a name away twice. */
  public static class Again {

    @FunctionName("HELLO")
    public String other(@HttpTrigger(name = "req") HttpRequestMessage<String> request) {
      return request.getBody();
    }
  }
}
