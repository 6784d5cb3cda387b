package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Int32Value;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.CleanEntityStorageRequest;
import dev.durablesingleton.local.messages.CleanEntityStorageResponse;
import dev.durablesingleton.local.messages.EntityBatchRequest;
import dev.durablesingleton.local.messages.EntityBatchResult;
import dev.durablesingleton.local.messages.EntityMetadata;
import dev.durablesingleton.local.messages.EntityQuery;
import dev.durablesingleton.local.messages.GetEntityRequest;
import dev.durablesingleton.local.messages.GetEntityResponse;
import dev.durablesingleton.local.messages.OperationResult;
import dev.durablesingleton.local.messages.OperationResultSuccess;
import dev.durablesingleton.local.messages.QueryEntitiesRequest;
import dev.durablesingleton.local.messages.QueryEntitiesResponse;
import dev.durablesingleton.local.messages.SignalEntityRequest;
import dev.durablesingleton.local.messages.SignalEntityResponse;
import dev.durablesingleton.local.store.MemoryStore;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The entities keep the input of their last operation as the state; none means no state. */
@DisplayName("The gRPC calls for entities")
class EntityRpcTest {

  private TaskHub hub;
  private RpcServer server;
  private ManagedChannel channel;

  @BeforeEach
  void open() throws Exception {
    hub =
        TaskHub.open(
            new MemoryStore(),
            new Keeping(),
            HubOptions.defaults(),
            Clock.systemUTC(),
            HostLog.none());
    server = RpcServer.start(0, hub, SidecarOptions.defaults("TestHub"), HostLog.none());
    channel = ManagedChannelBuilder.forAddress("localhost", server.port()).usePlaintext().build();
  }

  @AfterEach
  void close() {
    channel.shutdownNow();
    server.close();
    hub.close();
  }

  @Test
  void signal_and_get_an_entity() {
    signal("@Counter@K", "7");
    await().until(() -> get("@counter@K").getExists());
    EntityMetadata entity = get("@counter@K").getEntity();
    assertThat(entity.getInstanceId()).isEqualTo("@counter@K");
    assertThat(entity.getSerializedState().getValue()).isEqualTo("7");
    assertThat(get("@Counter@K").getExists()).isFalse();
    assertThat(get("@counter@k").getExists()).isFalse();
  }

  @Test
  void refuse_ids_that_are_none_as_the_extension_does() {
    assertThatThrownBy(() -> get("plain"))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessage("UNKNOWN: Exception was thrown by handler.");
    assertThatThrownBy(
            () ->
                call(
                    "SignalEntity",
                    SignalEntityRequest.newBuilder()
                        .setInstanceId("@counter@k")
                        .setRequestId("not a UUID")
                        .build(),
                    SignalEntityResponse.parser()))
        .hasMessage("UNKNOWN: Exception was thrown by handler.");
    signal("plain", "1");
  }

  @Test
  void query_page_by_page_and_count_those_without_a_state() {
    signal("@counter@a", null);
    for (String key : new String[] {"b", "c"}) {
      signal("@counter@" + key, key);
      await().until(() -> get("@counter@" + key).getExists());
    }
    EntityQuery query =
        EntityQuery.newBuilder()
            .setInstanceIdStartsWith(StringValue.of("counter@"))
            .setPageSize(Int32Value.of(2))
            .build();
    QueryEntitiesResponse first = query(query);
    assertThat(first.getEntitiesList())
        .extracting(EntityMetadata::getInstanceId)
        .containsExactly("@counter@b");
    QueryEntitiesResponse second =
        query(query.toBuilder().setContinuationToken(first.getContinuationToken()).build());
    assertThat(second.getEntitiesList())
        .extracting(EntityMetadata::getInstanceId)
        .containsExactly("@counter@c");
    assertThat(second.hasContinuationToken()).isFalse();
    assertThat(query(query.toBuilder().setIncludeTransient(true).build()).getEntitiesCount())
        .isEqualTo(2);
    assertThat(query(query.toBuilder().setPageSize(Int32Value.of(0)).build()).getEntitiesList())
        .isEmpty();
  }

  /** SDK 1.9.0 repeats the call while the response has a token, even an empty one. */
  @Test
  void clean_without_a_continuation_token() {
    signal("@counter@a", null);
    CleanEntityStorageResponse cleaned =
        call(
            "CleanEntityStorage",
            CleanEntityStorageRequest.newBuilder()
                .setRemoveEmptyEntities(true)
                .setReleaseOrphanedLocks(true)
                .build(),
            CleanEntityStorageResponse.parser());
    assertThat(cleaned.hasContinuationToken()).isFalse();
    assertThat(cleaned.getEmptyEntitiesRemoved()).isZero();
  }

  private void signal(String id, String input) {
    SignalEntityRequest.Builder request =
        SignalEntityRequest.newBuilder()
            .setInstanceId(id)
            .setName("set")
            .setRequestId(UUID.randomUUID().toString());
    if (input != null) {
      request.setInput(StringValue.of(input));
    }
    call("SignalEntity", request.build(), SignalEntityResponse.parser());
  }

  private GetEntityResponse get(String id) {
    return call(
        "GetEntity",
        GetEntityRequest.newBuilder().setInstanceId(id).setIncludeState(true).build(),
        GetEntityResponse.parser());
  }

  private QueryEntitiesResponse query(EntityQuery query) {
    return call(
        "QueryEntities",
        QueryEntitiesRequest.newBuilder().setQuery(query).build(),
        QueryEntitiesResponse.parser());
  }

  private <T> T call(String name, MessageLite request, Parser<T> response) {
    byte[] bytes =
        ClientCalls.blockingUnaryCall(
            channel,
            RawMethod.of(MethodType.UNARY, "TaskHubSidecarService/" + name),
            CallOptions.DEFAULT,
            request.toByteArray());
    try {
      return response.parseFrom(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs batches; there are no orchestrations. */
  private static final class Keeping implements WorkItems {
    @Override
    public CompletionStage<TurnOutcome> run(Turn turn) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<ActivityOutcome> run(Activity activity) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<BatchOutcome> run(Batch batch) {
      return CompletableFuture.supplyAsync(
          () -> {
            try {
              EntityBatchResult.Builder result = EntityBatchResult.newBuilder();
              for (var operation :
                  EntityBatchRequest.parseFrom(batch.request()).getOperationsList()) {
                result.addResults(
                    OperationResult.newBuilder()
                        .setSuccess(OperationResultSuccess.getDefaultInstance()));
                if (operation.hasInput()) {
                  result.setEntityState(operation.getInput());
                }
              }
              return new BatchOutcome.Answered(result.build());
            } catch (IOException e) {
              throw new IllegalStateException(e);
            }
          });
    }
  }
}
