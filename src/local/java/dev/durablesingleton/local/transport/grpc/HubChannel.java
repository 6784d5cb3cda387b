package dev.durablesingleton.local.transport.grpc;

import dev.durablesingleton.local.transport.HubTransport;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A channel whose calls go to the hub in this process. Thread-safe. */
final class HubChannel extends ManagedChannel {

  private final String authority;
  private final ChannelState state;
  private final Channel intercepted;

  /**
   * @param executor for listeners of calls that have no executor of their own; null for threads of
   *     the channel
   */
  HubChannel(
      HubTransport hub,
      String authority,
      List<ClientInterceptor> interceptors,
      @Nullable Executor executor,
      int maxInboundBytes) {
    this.authority = authority;
    CallThreads threads = new CallThreads();
    state = new ChannelState(threads.executor());
    Executor listening = executor == null ? threads.executor() : executor;
    intercepted =
        ClientInterceptors.intercept(
            new Calls(hub, listening, threads.timer(), maxInboundBytes), interceptors);
  }

  @Override
  public <Q, R> ClientCall<Q, R> newCall(MethodDescriptor<Q, R> method, CallOptions options) {
    return intercepted.newCall(method, options);
  }

  @Override
  public String authority() {
    return authority;
  }

  @Override
  public ManagedChannel shutdown() {
    state.shutDown();
    return this;
  }

  @Override
  public ManagedChannel shutdownNow() {
    Status reason = Status.UNAVAILABLE.withDescription("Channel shutdownNow invoked");
    state.shutDown().forEach(call -> call.end(reason));
    return this;
  }

  @Override
  public boolean isShutdown() {
    return state.get() == ConnectivityState.SHUTDOWN;
  }

  @Override
  public boolean isTerminated() {
    return state.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return state.awaitTermination(unit.toNanos(timeout));
  }

  @Override
  public ConnectivityState getState(boolean connect) {
    return connect ? state.connect() : state.get();
  }

  @Override
  public void notifyWhenStateChanged(ConnectivityState source, Runnable callback) {
    state.onChangeFrom(source, callback);
  }

  @Override
  public void enterIdle() {
    state.enterIdle();
  }

  /** The channel below the interceptors. */
  private final class Calls extends Channel {

    private final HubTransport hub;
    private final Executor executor;
    private final ScheduledExecutorService timer;
    private final int maxInboundBytes;

    Calls(
        HubTransport hub, Executor executor, ScheduledExecutorService timer, int maxInboundBytes) {
      this.hub = hub;
      this.executor = executor;
      this.timer = timer;
      this.maxInboundBytes = maxInboundBytes;
    }

    @Override
    public <Q, R> ClientCall<Q, R> newCall(MethodDescriptor<Q, R> method, CallOptions options) {
      Executor own = options.getExecutor();
      Integer limit = options.getMaxInboundMessageSize();
      return new HubClientCall<>(
          hub,
          state,
          timer,
          method,
          options,
          limit == null ? maxInboundBytes : limit,
          new Inbox<>(method, own == null ? executor : own));
    }

    @Override
    public String authority() {
      return authority;
    }
  }
}
