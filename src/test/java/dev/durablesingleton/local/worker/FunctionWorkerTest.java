package dev.durablesingleton.local.worker;

import static dev.durablesingleton.local.worker.SampleFunctions.ID;
import static dev.durablesingleton.local.worker.SampleFunctions.call;
import static dev.durablesingleton.local.worker.SampleFunctions.entryPoint;
import static dev.durablesingleton.local.worker.SampleFunctions.function;
import static dev.durablesingleton.local.worker.SampleFunctions.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import com.google.protobuf.Timestamp;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.ExecutionStartedEvent;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.OrchestratorStartedEvent;
import dev.durablesingleton.local.messages.ScheduleTaskAction;
import dev.durablesingleton.local.worker.FunctionWorker.Options;
import dev.durablesingleton.local.worker.Invocation.Outcome.Returned;
import dev.durablesingleton.local.worker.Invocation.Outcome.Threw;
import dev.durablesingleton.local.worker.sample.Functions;
import dev.durablesingleton.local.worker.sample.Orchestrations;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The worker")
class FunctionWorkerTest {

  private static final Value BOB = new Value.Text("Bob");

  @Test
  void passes_request_metadata_and_context_and_returns_the_response() {
    Invocation invocation = http(new Value.Text("hello"), Map.of("name", BOB));
    assertThat(invoke(function("greet", "$return"), invocation))
        .isEqualTo(
            new Returned(
                new Value.Response(201, Map.of("X-Name", "Bob"), new Value.Text("hello")),
                Map.of()));
  }

  @Test
  void describes_the_call_in_the_execution_context() {
    assertThat(returned("context", BOB))
        .isEqualTo(
            new Value.Text(
                "context "
                    + ID
                    + " 00-8c1f0e9e0f3a4f0e9f571f2d3c4b5a69-8c1f0e9e0f3a4f0e-00 0 null Bob"));
  }

  @Test
  void converts_json_with_the_gson_annotations_of_function_code() {
    Value order = new Value.Text("{\"order_id\":\"7\",\"note\":\"x\",\"other\":1}");
    assertThat(returned("order", order)).isEqualTo(new Value.Json("{\"order_id\":\"7\"}"));
  }

  @Test
  void serialises_a_response_declared_as_object_by_its_fields() {
    Returned outcome =
        (Returned)
            invoke(function("declaredAsObject", "$return"), http(new Value.None(), Map.of()));
    assertThat(((Value.Json) outcome.returned()).json())
        .contains("\"body\":\"text\"", "\"headers\":{\"a\":\"b\"}");
  }

  @Test
  void drops_a_return_value_without_a_binding() {
    assertThat(invoke(function("queue", "out"), call(BOB)))
        .isEqualTo(new Returned(new Value.None(), Map.of("out", new Value.Text("queued Bob"))));
  }

  @Test
  void calls_static_methods_and_methods_that_return_nothing() {
    assertThat(returned("onTheClass", new Value.Text("{\"a\":1}")))
        .isEqualTo(new Value.Text("{a=1.0}"));
    assertThat(returned("nothing", BOB)).isEqualTo(new Value.None());
  }

  @Test
  void runs_function_code_under_the_packages_context_class_loader() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    assertThat(returned("contextLoader", BOB)).isEqualTo(new Value.Text("own"));
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void reports_the_root_cause_of_a_failure_with_the_complete_stack_trace() {
    Threw failure = (Threw) invoke(function("fail", "$return"), call(BOB));
    assertThat(failure.type()).isEqualTo("Functions.UserException");
    assertThat(failure.message()).isEqualTo("first line\nsecond: Bob");
    assertThat(failure.stack())
        .startsWith("java.lang.reflect.InvocationTargetException")
        .contains("Caused by: java.lang.IllegalStateException: outer")
        .contains("Caused by: " + Functions.UserException.class.getName());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "Functions$NoDefaultConstructor, NoSuchMethodException",
    "Functions$Broken, AssertionError",
    "Functions$BrokenClass, NumberFormatException"
  })
  void a_class_that_cannot_be_instantiated_fails_the_call(String type, String failure) {
    String entryPoint = Functions.class.getPackageName() + "." + type + ".run";
    assertThat(invoke(entryPoint("F", entryPoint), call(BOB)))
        .isInstanceOfSatisfying(Threw.class, t -> assertThat(t.type()).isEqualTo(failure));
  }

  @Test
  void lets_the_sdks_middleware_replay_an_orchestrator() throws Exception {
    OrchestratorRequest request =
        OrchestratorRequest.newBuilder()
            .setInstanceId("i")
            .addNewEvents(event(0).setOrchestratorStarted(OrchestratorStartedEvent.newBuilder()))
            .addNewEvents(
                event(1)
                    .setExecutionStarted(
                        ExecutionStartedEvent.newBuilder()
                            .setName("orchestrator")
                            .setInput(StringValue.of("\"Bob\""))))
            .build();
    Value in = new Value.Text(Base64.getEncoder().encodeToString(request.toByteArray()));
    String entryPoint = Orchestrations.class.getName() + ".orchestrator";
    Returned outcome = (Returned) invoke(entryPoint("orchestrator", entryPoint), call(in));
    String out = ((Value.Text) outcome.returned()).text();
    OrchestratorResponse response = OrchestratorResponse.parseFrom(Base64.getDecoder().decode(out));
    assertThat(response.getActions(0).getScheduleTask())
        .returns("Say", ScheduleTaskAction::getName)
        .returns("\"Bob\"", action -> action.getInput().getValue());
  }

  private static HistoryEvent.Builder event(int id) {
    return HistoryEvent.newBuilder()
        .setEventId(id)
        .setTimestamp(Timestamp.newBuilder().setSeconds(1));
  }

  @Test
  void survives_errors_of_function_code() {
    Threw failure = (Threw) invoke(function("overflow", "$return"), call(new Value.Text("")));
    assertThat(failure.type()).isEqualTo("StackOverflowError");
  }

  @Test
  void fails_a_call_whose_response_has_a_null_header() {
    Threw failure =
        (Threw) invoke(function("withNullHeader", "$return"), http(new Value.None(), Map.of()));
    assertThat(failure.type()).isEqualTo("ClassCastException");
  }

  @Test
  void fails_a_call_that_lacks_an_input_or_metadata() {
    Threw noInput =
        (Threw) invoke(function("nothing"), new Invocation(ID, "(null)", Map.of(), Map.of()));
    assertThat(noInput.message()).startsWith("Cannot find matched parameter name");
    Threw noMetadata =
        (Threw) invoke(function("greet", "$return"), http(new Value.None(), Map.of()));
    assertThat(noMetadata.message()).startsWith("Cannot find matched @BindingName");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nodot                | IllegalArgumentException | \"nodot\" is not a qualified full Java method name",
        "no.such.Class.run    | ClassNotFoundException   | no.such.Class",
        "SAMPLE.missing       | NoSuchMethodException    | There are no methods named \"F\" in class \"SAMPLE\"",
        "SAMPLE.hidden        | NoSuchMethodException    | There are no methods named \"F\" in class \"SAMPLE\"",
        "SAMPLE.toString      | NoSuchMethodException    | There are no methods named \"F\" in class \"SAMPLE\"",
        "SAMPLE.overloaded    | UnsupportedOperationException | Found more than one function with method name \"F\" in class \"SAMPLE\""
      })
  void a_function_that_cannot_be_loaded_fails_when_it_is_called(
      String entryPoint, String type, String message) {
    String sample = Functions.class.getName();
    Threw failure =
        (Threw) invoke(entryPoint("F", entryPoint.replace("SAMPLE", sample)), call(BOB));
    assertThat(failure.type()).isEqualTo(type);
    assertThat(failure.message()).isEqualTo(message.replace("SAMPLE", sample));
  }

  @Test
  void rejects_an_unknown_function_name() {
    try (FunctionWorker worker =
        FunctionWorker.load(Options.of(List.of(), loader(), HostLog.none()))) {
      assertThatThrownBy(() -> worker.invoke("F", call(BOB)))
          .hasMessage("No function 'F' is loaded.");
    }
  }

  private static Value returned(String method, Value in) {
    return ((Returned) invoke(function(method, "$return"), call(in))).returned();
  }

  private static Invocation.Outcome invoke(FunctionMetadata function, Invocation invocation) {
    try (FunctionWorker worker =
        FunctionWorker.load(Options.of(List.of(function), loader(), HostLog.none()))) {
      return worker.invoke(function.name(), invocation);
    }
  }

  private static ClassLoader loader() {
    return Functions.class.getClassLoader();
  }
}
