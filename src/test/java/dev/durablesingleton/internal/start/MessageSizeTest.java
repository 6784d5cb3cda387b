package dev.durablesingleton.internal.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.StringValue;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceResponse;
import dev.durablesingleton.fixtures.Instances;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartRequest;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MessageSizeTest {

  private final InstanceId id = new InstanceId("東".repeat(256));

  @Test
  void the_largest_allowed_input_fits_both_messages_of_the_sdk() {
    StartRequest request = request(inputOf(MessageSize.inputLimit(request(new JsonInput("0")))));
    assertThat(MessageSize.fits(request)).isTrue();
    assertThat(startMessage(request)).isLessThanOrEqualTo(MessageSize.LIMIT);
    assertThat(readBackMessage(request))
        .isLessThanOrEqualTo(MessageSize.LIMIT)
        .isGreaterThan(MessageSize.LIMIT - 1024);
  }

  @Test
  void one_byte_more_does_not_fit() {
    assertThat(
            MessageSize.fits(
                request(inputOf(MessageSize.inputLimit(request(new JsonInput("0"))) + 1))))
        .isFalse();
  }

  @Test
  void counts_bytes_instead_of_characters() {
    assertThat(MessageSize.fits(request(new JsonInput("\"" + "東".repeat(1_400_000) + "\""))))
        .isFalse();
    assertThat(MessageSize.fits(request(new JsonInput("\"" + "x".repeat(1_400_000) + "\""))))
        .isTrue();
  }

  @Test
  void counts_what_goes_out_where_a_character_is_escaped() {
    assertThat(MessageSize.fits(request(new JsonInput("\"" + "\uFFFE".repeat(700_000) + "\""))))
        .isFalse();
    assertThat(MessageSize.fits(request(new JsonInput("\"" + "\uFFFD".repeat(700_000) + "\""))))
        .isTrue();
  }

  private StartRequest request(JsonInput input) {
    return new StartRequest("HelloCities", id, input, Reuse.NEVER);
  }

  private static JsonInput inputOf(int bytes) {
    return new JsonInput("\"" + "x".repeat(bytes - 2) + "\"");
  }

  private static int startMessage(StartRequest request) {
    return CreateInstanceRequest.newBuilder()
        .setInstanceId(request.id().value())
        .setName(request.orchestrator())
        .setInput(StringValue.of(StartToken.random().appendTo(request.input())))
        .build()
        .getSerializedSize();
  }

  private static int readBackMessage(StartRequest request) {
    return GetInstanceResponse.newBuilder()
        .setExists(true)
        .setOrchestrationState(
            Instances.state(request.id().value(), OrchestrationRuntimeStatus.SUSPENDED)
                .setScheduledStartTimestamp(Instances.timestamp(Instant.now()))
                .setInput(StringValue.of(StartToken.random().appendTo(request.input())))
                .setOutput(
                    StringValue.of("[\"Hello Tokyo!\",\"Hello Seattle!\",\"Hello London!\"]"))
                .setCustomStatus(StringValue.of("")))
        .build()
        .getSerializedSize();
  }
}
