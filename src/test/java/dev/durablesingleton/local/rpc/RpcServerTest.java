package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.Empty;
import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetWorkItemsRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc.TaskHubSidecarServiceBlockingStub;
import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.Durability;
import dev.durablesingleton.local.store.SqliteStore;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server of a host that runs a package, over a hub in a file. */
class RpcServerTest {

  @TempDir Path folder;
  private SqliteStore store;
  private TaskHub hub;
  private RpcServer server;
  private ManagedChannel channel;

  @BeforeEach
  void start() throws IOException {
    store = SqliteStore.open(folder.resolve("hub.db"), Durability.NORMAL);
    hub =
        TaskHub.open(
            store,
            new RemoteWorker(new DirectExecutor(), HostLog.none()),
            HubOptions.defaults(),
            Clock.systemUTC(),
            HostLog.none());
    server = RpcServer.start(0, hub, SidecarOptions.defaults("TestHub"), HostLog.none());
    channel = channelTo("localhost");
  }

  @AfterEach
  void stop() throws InterruptedException {
    channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
    server.close();
    hub.close();
    store.close();
  }

  @Test
  void is_reached_on_both_loopback_addresses() throws InterruptedException {
    for (String address : new String[] {"127.0.0.1", "[::1]"}) {
      ManagedChannel direct = channelTo(address);
      try {
        TaskHubSidecarServiceGrpc.newBlockingStub(direct).hello(Empty.getDefaultInstance());
      } finally {
        direct.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void counts_connections_and_not_calls() {
    for (int i = 0; i < 100; i++) {
      stub().hello(Empty.getDefaultInstance());
    }

    assertThat(server.connectionsMade()).isEqualTo(1);
  }

  @Test
  void refuses_a_message_over_4_mib() {
    CreateInstanceRequest large =
        CreateInstanceRequest.newBuilder()
            .setInstanceId("large")
            .setName("Any")
            .setInput(StringValue.of("x".repeat(4 << 20)))
            .build();

    assertThat(refusal(() -> stub().startInstance(large)).getCode())
        .isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(hub.find("large")).isEmpty();
  }

  @Test
  void refuses_remote_workers() {
    assertThat(
            refusal(() -> stub().getWorkItems(GetWorkItemsRequest.getDefaultInstance()).hasNext()))
        .satisfies(RpcServerTest::isUnimplemented);
    assertThat(refusal(() -> stub().completeActivityTask(ActivityResponse.getDefaultInstance())))
        .satisfies(RpcServerTest::isUnimplemented);
    assertThat(
            refusal(
                () -> stub().completeOrchestratorTask(OrchestratorResponse.getDefaultInstance())))
        .satisfies(RpcServerTest::isUnimplemented);
  }

  @Test
  void is_unavailable_while_its_store_is() throws IOException {
    Files.move(folder.resolve("hub.db"), folder.resolve("away.db"));
    Status status = refusal(() -> start("a"));
    assertThat(status.getCode()).isEqualTo(Code.UNAVAILABLE);
    assertThat(status.getDescription()).contains("was deleted or replaced");
  }

  @Test
  void answers_open_waits_when_it_closes() {
    start("a");
    ListenableFuture<GetInstanceResponse> wait =
        TaskHubSidecarServiceGrpc.newFutureStub(channel)
            .waitForInstanceCompletion(GetInstanceRequest.newBuilder().setInstanceId("a").build());
    // Calls of one connection begin in order, so after this answer the wait is open.
    stub().hello(Empty.getDefaultInstance());
    server.close();

    assertThat(wait)
        .failsWithin(Patience.LIMIT)
        .withThrowableThat()
        .withMessageContaining("UNAVAILABLE: The host is shutting down.");
  }

  @Test
  void reports_that_its_port_is_in_use() {
    assertThatExceptionOfType(BindException.class)
        .isThrownBy(
            () ->
                RpcServer.start(
                    server.port(), hub, SidecarOptions.defaults("TestHub"), HostLog.none()))
        .withMessageContaining("Port " + server.port() + " is in use");
  }

  private void start(String id) {
    stub()
        .startInstance(CreateInstanceRequest.newBuilder().setInstanceId(id).setName("Any").build());
  }

  private TaskHubSidecarServiceBlockingStub stub() {
    return TaskHubSidecarServiceGrpc.newBlockingStub(channel);
  }

  private ManagedChannel channelTo(String host) {
    return ManagedChannelBuilder.forTarget(host + ":" + server.port()).usePlaintext().build();
  }

  private static void isUnimplemented(Status status) {
    assertThat(status.getCode()).isEqualTo(Code.UNIMPLEMENTED);
    assertThat(status.getDescription()).contains("--sidecar-port");
  }

  private static Status refusal(ThrowingCallable call) {
    return catchThrowableOfType(StatusRuntimeException.class, call).getStatus();
  }
}
