package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.Empty;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.Store;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BlockedReadTest {

  private final CountDownLatch reading = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @Test
  void a_long_read_of_the_store_does_not_block_other_calls_of_the_connection()
      throws IOException, InterruptedException, ExecutionException {
    RemoteWorker worker = new RemoteWorker(new DirectExecutor(), HostLog.none());
    try (TaskHub hub =
            TaskHub.open(slow(), worker, HubOptions.defaults(), Clock.systemUTC(), HostLog.none());
        RpcServer server =
            RpcServer.start(0, hub, SidecarOptions.defaults("TestHub"), worker, HostLog.none())) {
      ManagedChannel channel =
          ManagedChannelBuilder.forAddress("localhost", server.port()).usePlaintext().build();
      try {
        ListenableFuture<GetInstanceResponse> found =
            TaskHubSidecarServiceGrpc.newFutureStub(channel)
                .getInstance(GetInstanceRequest.newBuilder().setInstanceId("a").build());
        reading.await();
        assertThat(
                TaskHubSidecarServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(1, TimeUnit.MINUTES)
                    .hello(Empty.getDefaultInstance()))
            .isNotNull();
        release.countDown();
        assertThat(found.get().getExists()).isFalse();
      } finally {
        release.countDown();
        channel.shutdownNow();
      }
    }
  }

  /** A store that blocks lookups until it is released. */
  private Store slow() {
    Store store = new MemoryStore();
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (self, method, arguments) -> {
              if (method.getName().equals("find")) {
                reading.countDown();
                release.await();
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
