package dev.durablesingleton.internal.client;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A durable client and the means to close what it calls through. Thread-safe. */
final class EngineConnection implements AutoCloseable {

  private static final int CLOSE_SECONDS = 5;

  private final @Nullable EngineAddress address;
  private final @Nullable Channel channel;
  private final DurableTaskClient client;
  private final Runnable close;

  private EngineConnection(
      @Nullable EngineAddress address,
      @Nullable Channel channel,
      DurableTaskClient client,
      Runnable close) {
    this.address = address;
    this.channel = channel;
    this.client = client;
    this.close = close;
  }

  /**
   * Opens a channel with the settings of the SDK's own and with the interceptors that {@link
   * StartCalls} needs.
   */
  static EngineConnection to(EngineAddress address) {
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress(address.host(), address.port())
            .usePlaintext()
            .intercept(new StartFieldsInterceptor(), new StateFieldsInterceptor())
            .build();
    return new EngineConnection(
        address,
        channel,
        new DurableTaskGrpcClientBuilder().grpcChannel(channel).build(),
        () -> close(channel));
  }

  /** Uses the client of the context, which calls through a channel of the SDK. */
  static EngineConnection ofSdk(DurableClientContext context) {
    DurableTaskClient client = context.getClient();
    return new EngineConnection(null, null, client, client::close);
  }

  /** Whether it is to this address; true if either is not known. */
  boolean isTo(@Nullable EngineAddress other) {
    return address == null || other == null || address.equals(other);
  }

  DurableTaskClient client() {
    return client;
  }

  /** The channel, for calls that the client lacks; null if it is the SDK's own. */
  @Nullable Channel channel() {
    return channel;
  }

  /** Closes the channel; waits up to 5 seconds for its pending calls. */
  @Override
  public void close() {
    close.run();
  }

  private static void close(ManagedChannel channel) {
    try {
      channel.shutdown().awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
