package dev.durablesingleton.testkit.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import dev.durablesingleton.local.messages.ExecutionCompletedEvent;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import org.junit.jupiter.api.Test;

class ProtoJsonTest {

  @Test
  void an_enum_is_written_and_read_by_name() {
    HistoryEvent event =
        HistoryEvent.newBuilder()
            .setExecutionCompleted(
                ExecutionCompletedEvent.newBuilder()
                    .setOrchestrationStatus(OrchestrationStatus.ORCHESTRATION_STATUS_FAILED))
            .build();

    assertThat(ProtoJson.write(event).toString()).contains("\"ORCHESTRATION_STATUS_FAILED\"");
    assertThat(ProtoJson.read(ProtoJson.write(event), HistoryEvent.newBuilder())).isEqualTo(event);
  }

  @Test
  void an_unknown_enum_name_is_refused() {
    assertThatThrownBy(
            () -> read("{\"executionCompleted\": {\"orchestrationStatus\": \"PARKED\"}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "orchestrationStatus of ExecutionCompletedEvent is 'PARKED', which is not a value of OrchestrationStatus. The history was probably saved with a newer version of the kit.");
  }

  @Test
  void an_unknown_field_is_refused() {
    assertThatThrownBy(() -> read("{\"mood\": 1}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "HistoryEvent has no field 'mood'. The history was probably saved with a newer version of the kit.");
  }

  @Test
  void a_value_of_another_type_is_refused() {
    assertThatThrownBy(() -> read("{\"eventId\": \"one\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("eventId of HistoryEvent is \"one\"; expected a value of type int32.");
    assertThatThrownBy(() -> read("{\"timestamp\": \"yesterday\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'yesterday' is not a time; expected a time such as 2026-01-02T00:00:00Z.");
  }

  @Test
  void a_repeated_field_is_refused_in_both_directions() {
    OrchestratorRequest request =
        OrchestratorRequest.newBuilder().addPastEvents(HistoryEvent.getDefaultInstance()).build();
    String message =
        "Saved histories do not support the field 'pastEvents' of OrchestratorRequest: it is repeated.";

    assertThatThrownBy(() -> ProtoJson.write(request))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(message);
    assertThatThrownBy(
            () ->
                ProtoJson.read(
                    JsonParser.parseString("{\"pastEvents\": []}"),
                    OrchestratorRequest.newBuilder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void a_field_of_an_unsupported_type_is_refused() {
    BytesValue bytes = BytesValue.of(ByteString.copyFromUtf8("x"));

    assertThatThrownBy(() -> ProtoJson.write(bytes))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "Saved histories do not support the field 'value' of BytesValue: its type is bytes.");
  }

  private static void read(String json) {
    ProtoJson.read(JsonParser.parseString(json), HistoryEvent.newBuilder());
  }
}
