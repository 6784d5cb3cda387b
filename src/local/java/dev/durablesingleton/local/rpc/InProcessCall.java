package dev.durablesingleton.local.rpc;

import com.google.protobuf.MessageLite;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.transport.Header;
import dev.durablesingleton.local.transport.HubTransport;
import dev.durablesingleton.local.transport.grpc.Headers;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.SynchronizationContext;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A call of a client in this process, handled as a call by the port is: the same handler, and one
 * event at a time. Events run on the thread that causes them, which for a request is that of the
 * function. They may read one row, and must not block otherwise. Thread-safe.
 *
 * <p>The handler's requests for messages are not needed: no call has more than one.
 */
final class InProcessCall<Q, S> extends ServerCall<Q, S> implements HubTransport.Call {

  private static final Context.Key<Boolean> IN_PROCESS = Context.key("in-process");
  private static final Context OF_CALLS = Context.ROOT.withValue(IN_PROCESS, true);

  /** As over the wire, where gRPC's server keeps this much before a call is not ready. */
  private static final int MOST_UNTAKEN_BYTES = 32 << 10;

  private final MethodDescriptor<Q, S> method;
  private final HubTransport.Responses responses;
  private final InProcessCalls calls;
  private final SynchronizationContext events;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicLong untaken = new AtomicLong();
  private volatile boolean cancelled;
  private ServerCall.@Nullable Listener<Q> listener;

  private InProcessCall(
      MethodDescriptor<Q, S> method,
      HubTransport.Responses responses,
      InProcessCalls calls,
      HostLog log) {
    this.method = method;
    this.responses = responses;
    this.calls = calls;
    events = new SynchronizationContext((thread, failure) -> fail(failure, log));
  }

  /** Whether the current thread handles a call of a client in this process. */
  static boolean isCurrent() {
    return Boolean.TRUE.equals(IN_PROCESS.get());
  }

  /** Passes a new call to its handler. */
  static <Q, S> HubTransport.Call begin(
      ServerMethodDefinition<Q, S> definition,
      List<Header> headers,
      HubTransport.Responses responses,
      InProcessCalls calls,
      HostLog log) {
    InProcessCall<Q, S> call =
        new InProcessCall<>(definition.getMethodDescriptor(), responses, calls, log);
    if (calls.add(call)) {
      call.events.execute(
          () ->
              call.listener =
                  definition.getServerCallHandler().startCall(call, Headers.metadata(headers)));
      // A handler that streams begins when the call is ready, as over the wire.
      call.tell(ServerCall.Listener::onReady);
    } else {
      call.abort(RpcResponses.shuttingDown().getStatus());
    }
    return call;
  }

  @Override
  public void send(byte[] request) {
    tell(
        to -> {
          if (!ended.get()) {
            to.onMessage(method.parseRequest(new ByteArrayInputStream(request)));
          }
        });
  }

  @Override
  public void halfClose() {
    tell(
        to -> {
          if (!ended.get()) {
            to.onHalfClose();
          }
        });
  }

  @Override
  public void cancel() {
    if (end()) {
      cancelled = true;
      tell(ServerCall.Listener::onCancel);
    }
  }

  @Override
  public void request(int messages) {}

  @Override
  public void sendHeaders(Metadata headers) {
    if (!ended.get()) {
      responses.headers(Headers.of(headers));
    }
  }

  @Override
  public void sendMessage(S message) {
    if (!ended.get()) {
      byte[] bytes = ((MessageLite) message).toByteArray();
      untaken.addAndGet(bytes.length);
      responses.message(bytes);
    }
  }

  @Override
  public void taken(int bytes) {
    long left = untaken.addAndGet(-bytes);
    if (left < MOST_UNTAKEN_BYTES && left + bytes >= MOST_UNTAKEN_BYTES) {
      tell(ServerCall.Listener::onReady);
    }
  }

  @Override
  public void close(Status status, Metadata trailers) {
    if (end()) {
      responses.closed(status.getCode().value(), status.getDescription(), Headers.of(trailers));
      tell(ServerCall.Listener::onComplete);
    }
  }

  @Override
  public boolean isReady() {
    return !ended.get() && untaken.get() < MOST_UNTAKEN_BYTES;
  }

  @Override
  public boolean isCancelled() {
    return cancelled;
  }

  @Override
  public MethodDescriptor<Q, S> getMethodDescriptor() {
    return method;
  }

  /** Ends the call and tells both sides; without effect if it has ended. */
  void abort(Status status) {
    if (end()) {
      cancelled = true;
      responses.closed(status.getCode().value(), status.getDescription(), List.of());
      tell(ServerCall.Listener::onCancel);
    }
  }

  /** The status is that of gRPC's own server. */
  private void fail(Throwable failure, HostLog log) {
    log.error("Host.Rpc", "A gRPC call failed unexpectedly.", failure);
    abort(Status.UNKNOWN);
  }

  private boolean end() {
    if (ended.compareAndSet(false, true)) {
      calls.remove(this);
      return true;
    }
    return false;
  }

  private void tell(Consumer<ServerCall.Listener<Q>> event) {
    events.execute(
        () -> {
          if (listener != null) {
            Context previous = OF_CALLS.attach();
            try {
              event.accept(listener);
            } finally {
              OF_CALLS.detach(previous);
            }
          }
        });
  }
}
