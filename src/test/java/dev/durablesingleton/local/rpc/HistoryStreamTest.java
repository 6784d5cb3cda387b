package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.local.messages.HistoryChunk;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.HistoryEvent.EventTypeCase;
import dev.durablesingleton.local.messages.StreamInstanceHistoryRequest;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.stub.ClientCalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("StreamInstanceHistory")
@ParameterizedClass
@EnumSource(Way.class)
class HistoryStreamTest {

  private static final String LARGE = "x".repeat(600_000);

  @RegisterExtension final Sidecar sidecar;

  HistoryStreamTest(Way way) {
    sidecar = new Sidecar(way);
  }

  @Test
  void has_the_events_without_the_fields_of_this_host() throws Exception {
    sidecar
        .activity(
            "Fail",
            context -> {
              throw new IllegalStateException("no");
            })
        .orchestrator("Ask", context -> context.callActivity("Fail", "in", String.class).await())
        .startWorker();
    sidecar.client().scheduleNewOrchestrationInstance("Ask", "input", "a");
    sidecar.client().waitForInstanceCompletion("a", Patience.LIMIT, false);

    List<HistoryChunk> chunks = chunks("a");
    assertThat(chunks).hasSize(1);
    List<HistoryEvent> events = chunks.get(0).getEventsList();
    assertThat(events)
        .extracting(HistoryEvent::getEventTypeCase)
        .containsExactly(
            EventTypeCase.ORCHESTRATORSTARTED,
            EventTypeCase.EXECUTIONSTARTED,
            EventTypeCase.TASKSCHEDULED,
            EventTypeCase.ORCHESTRATORCOMPLETED,
            EventTypeCase.ORCHESTRATORSTARTED,
            EventTypeCase.TASKFAILED,
            EventTypeCase.EXECUTIONCOMPLETED,
            EventTypeCase.ORCHESTRATORCOMPLETED);
    assertThat(events.get(1).getExecutionStarted().getInput().getValue()).isEqualTo("\"input\"");
    assertThat(events)
        .allSatisfy(
            event ->
                assertThat(event.getAllFields().keySet())
                    .allSatisfy(field -> assertThat(field.getNumber()).isLessThan(1000)));
  }

  @Test
  void comes_in_chunks_that_a_client_accepts() throws Exception {
    sidecar
        .activity("Give", context -> LARGE)
        .orchestrator(
            "Collect",
            context -> {
              for (int i = 0; i < 4; i++) {
                context.callActivity("Give", null, String.class).await();
              }
            })
        .startWorker();
    sidecar.client().scheduleNewOrchestrationInstance("Collect", LARGE, "a");
    sidecar.client().waitForInstanceCompletion("a", Patience.LIMIT, false);

    List<HistoryChunk> chunks = chunks("a");
    assertThat(chunks)
        .hasSizeGreaterThan(2)
        .allSatisfy(chunk -> assertThat(chunk.getSerializedSize()).isLessThan(2 << 20));
    List<HistoryEvent> events =
        chunks.stream().flatMap(chunk -> chunk.getEventsList().stream()).toList();
    assertThat(events.get(1).getExecutionStarted().getInput().getValue()).contains(LARGE);
    assertThat(events.stream().filter(HistoryEvent::hasTaskCompleted)).hasSize(4);
    assertThat(events.get(events.size() - 2).hasExecutionCompleted()).isTrue();
  }

  @Test
  void of_a_pending_instance_has_no_chunk() throws Exception {
    sidecar
        .client()
        .scheduleNewOrchestrationInstance(
            "Any",
            new com.microsoft.durabletask.NewOrchestrationInstanceOptions()
                .setInstanceId("later")
                .setStartTime(Instant.now().plusSeconds(3600)));

    assertThat(chunks("later")).isEmpty();
  }

  @Test
  void of_a_missing_instance_is_not_found() {
    assertThatThrownBy(() -> chunks("nobody"))
        .hasMessage("NOT_FOUND: Orchestration instance with ID nobody was not found.");
  }

  private List<HistoryChunk> chunks(String id) throws Exception {
    Iterator<byte[]> answers =
        ClientCalls.blockingServerStreamingCall(
            sidecar.stub().getChannel(),
            RawMethod.of(
                MethodType.SERVER_STREAMING, "TaskHubSidecarService/StreamInstanceHistory"),
            CallOptions.DEFAULT,
            StreamInstanceHistoryRequest.newBuilder().setInstanceId(id).build().toByteArray());
    List<HistoryChunk> chunks = new ArrayList<>();
    while (answers.hasNext()) {
      chunks.add(HistoryChunk.parseFrom(answers.next()));
    }
    return chunks;
  }
}
