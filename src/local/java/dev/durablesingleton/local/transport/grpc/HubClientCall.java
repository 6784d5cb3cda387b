package dev.durablesingleton.local.transport.grpc;

import dev.durablesingleton.local.transport.Header;
import dev.durablesingleton.local.transport.HubTransport;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * One call on a {@link HubChannel}. It ends with the status of whoever is first: the service, the
 * deadline, the gRPC context, the caller or the channel. Sending is for one thread at a time.
 */
final class HubClientCall<Q, R> extends ClientCall<Q, R>
    implements HubTransport.Responses, Context.CancellationListener {

  private final HubTransport hub;
  private final ChannelState channel;
  private final ScheduledExecutorService timer;
  private final MethodDescriptor<Q, R> method;
  private final CallOptions options;
  private final int maxInboundBytes;
  private final Inbox<R> inbox;
  private final Context context = Context.current();
  private volatile HubTransport.@Nullable Call call;
  private volatile @Nullable Future<?> expiry;

  /**
   * @param timer for the deadline of the call's options; the context has a timer of its own
   */
  HubClientCall(
      HubTransport hub,
      ChannelState channel,
      ScheduledExecutorService timer,
      MethodDescriptor<Q, R> method,
      CallOptions options,
      int maxInboundBytes,
      Inbox<R> inbox) {
    this.hub = hub;
    this.channel = channel;
    this.timer = timer;
    this.method = method;
    this.options = options;
    this.maxInboundBytes = maxInboundBytes;
    this.inbox = inbox;
  }

  @Override
  public void start(Listener<R> listener, Metadata headers) {
    inbox.open(listener, this);
    Status refusal = refusal();
    if (refusal != null) {
      inbox.end(refusal, new Metadata());
      return;
    }
    limitTime();
    HubTransport.Call begun = hub.begin(method.getFullMethodName(), Headers.of(headers), this);
    call = begun;
    if (inbox.hasEnded()) {
      // The end may have come before there was a call to cancel.
      begun.cancel();
      release();
    }
  }

  /** Why the call cannot begin; null if it has been added to the channel's. */
  private @Nullable Status refusal() {
    Deadline deadline = deadline();
    if (context.isCancelled()) {
      return Contexts.statusFromCancelled(context);
    }
    if (deadline != null && deadline.isExpired()) {
      return Status.DEADLINE_EXCEEDED.withDescription(
          "ClientCall started after its deadline was exceeded: " + deadline);
    }
    if (options.getCredentials() != null) {
      return Status.UNIMPLEMENTED.withDescription(
          "Call credentials are not supported by calls in the process; start the host with"
              + " --client-transport=port.");
    }
    return channel.add(this)
        ? null
        : Status.UNAVAILABLE.withDescription("Channel shutdown invoked");
  }

  private @Nullable Deadline deadline() {
    Deadline own = options.getDeadline();
    Deadline outer = context.getDeadline();
    return own == null ? outer : outer == null ? own : own.minimum(outer);
  }

  private void limitTime() {
    context.addListener(this, Runnable::run);
    Deadline deadline = options.getDeadline();
    if (deadline != null && deadline.equals(deadline())) {
      expiry =
          deadline.runOnExpiration(
              () -> end(Status.DEADLINE_EXCEEDED.withDescription("deadline exceeded: " + deadline)),
              timer);
    }
  }

  @Override
  public void cancelled(Context cancelled) {
    end(Contexts.statusFromCancelled(cancelled));
  }

  @Override
  public void request(int messages) {
    inbox.request(messages);
  }

  @Override
  public void sendMessage(Q request) {
    HubTransport.Call begun = call;
    if (begun == null || inbox.hasEnded()) {
      return;
    }
    try {
      begun.send(Messages.encode(method, request, options.getMaxOutboundMessageSize()));
    } catch (StatusRuntimeException e) {
      end(e.getStatus());
    } catch (IOException | RuntimeException e) {
      end(Status.CANCELLED.withDescription("Failed to stream message").withCause(e));
    }
  }

  @Override
  public void halfClose() {
    HubTransport.Call begun = call;
    if (begun != null) {
      begun.halfClose();
    }
  }

  @Override
  public void cancel(@Nullable String message, @Nullable Throwable cause) {
    end(
        Status.CANCELLED
            .withDescription(message == null ? "Call cancelled without message" : message)
            .withCause(cause));
  }

  @Override
  public boolean isReady() {
    return call != null && !inbox.hasEnded();
  }

  @Override
  public void headers(List<Header> headers) {
    inbox.headers(Headers.metadata(headers));
  }

  @Override
  public void message(byte[] response) {
    if (response.length <= maxInboundBytes) {
      inbox.message(response);
    } else {
      end(
          Status.RESOURCE_EXHAUSTED.withDescription(
              "gRPC message exceeds maximum size %d: %d"
                  .formatted(maxInboundBytes, response.length)));
    }
  }

  @Override
  public void closed(int code, @Nullable String description, List<Header> trailers) {
    Status status = Status.fromCodeValue(code).withDescription(description);
    if (inbox.close(status, Headers.metadata(trailers))) {
      release();
    }
  }

  /** Lets the service send more in place of a response that the listener receives. */
  void taken(byte[] response) {
    HubTransport.Call begun = call;
    if (begun != null) {
      begun.taken(response.length);
    }
  }

  /** Ends the call from the client's side; without effect if it has ended. */
  void end(Status status) {
    if (inbox.end(status, new Metadata())) {
      abandon();
    }
  }

  /** Cancels the call in the service, whose responses are no longer wanted. */
  void abandon() {
    HubTransport.Call begun = call;
    if (begun != null) {
      begun.cancel();
    }
    release();
  }

  private void release() {
    context.removeListener(this);
    Future<?> pending = expiry;
    if (pending != null) {
      pending.cancel(false);
    }
    channel.remove(this);
  }
}
