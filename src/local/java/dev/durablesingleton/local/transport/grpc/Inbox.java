package dev.durablesingleton.local.transport.grpc;

import io.grpc.ClientCall.Listener;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The responses of one call, delivered to its listener in order, one at a time, on the call's
 * executor, and not more messages than it has requested. The responses of a call with one message
 * are delivered together, so that the caller wakes up once. Thread-safe: the monitor of this object
 * guards everything; the listener is called without it.
 */
final class Inbox<R> implements Runnable {

  private final MethodDescriptor<?, R> method;
  private final Executor executor;
  private final Context context = Context.current();
  private final Deque<byte[]> messages = new ArrayDeque<>(1);
  private @Nullable Listener<R> listener;
  private @Nullable HubClientCall<?, R> call;
  private @Nullable Metadata headers;
  private @Nullable Status status;
  private Metadata trailers = new Metadata();
  private int requested;
  private boolean running;
  private boolean closed;

  Inbox(MethodDescriptor<?, R> method, Executor executor) {
    this.method = method;
    this.executor = executor;
  }

  synchronized void open(Listener<R> to, HubClientCall<?, R> from) {
    if (listener != null) {
      throw new IllegalStateException("Already started");
    }
    listener = to;
    call = from;
  }

  void request(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("Number requested must be non-negative");
    }
    synchronized (this) {
      requested += count;
    }
    deliver();
  }

  void headers(Metadata received) {
    synchronized (this) {
      if (status == null) {
        headers = received;
      }
    }
    deliver();
  }

  void message(byte[] received) {
    synchronized (this) {
      if (status == null) {
        messages.add(received);
      }
    }
    deliver();
  }

  /** Ends the call after the responses so far; false if it has ended before. */
  boolean close(Status end, Metadata last) {
    synchronized (this) {
      if (status != null) {
        return false;
      }
      status = end;
      trailers = last;
    }
    deliver();
    return true;
  }

  /** Ends the call at once, without the responses so far; false if it has ended before. */
  boolean end(Status end, Metadata last) {
    synchronized (this) {
      if (status != null) {
        return false;
      }
      discard(end);
      trailers = last;
    }
    deliver();
    return true;
  }

  synchronized boolean hasEnded() {
    return status != null;
  }

  /** Delivers what can be delivered; called by the executor. */
  @Override
  public void run() {
    Context previous = context.attach();
    try {
      for (Runnable next = next(); next != null; next = next()) {
        next.run();
      }
    } finally {
      context.detach(previous);
    }
  }

  private void deliver() {
    synchronized (this) {
      if (running || !isDue()) {
        return;
      }
      running = true;
    }
    executor.execute(this);
  }

  private boolean isDue() {
    if (closed || listener == null) {
      return false;
    }
    if (status == null && method.getType().serverSendsOneMessage()) {
      return false;
    }
    return headers != null || (messages.isEmpty() ? status != null : requested > 0);
  }

  private synchronized @Nullable Runnable next() {
    if (!isDue()) {
      running = false;
      return null;
    }
    Listener<R> to = Objects.requireNonNull(listener);
    Metadata first = headers;
    if (first != null) {
      headers = null;
      return guarded(() -> to.onHeaders(first), "Failed to read headers");
    }
    byte[] message = messages.poll();
    if (message != null) {
      requested--;
      return guarded(() -> receive(message, to), "Failed to read message.");
    }
    closed = true;
    Status end = Objects.requireNonNull(status);
    return () -> to.onClose(end, trailers);
  }

  private void receive(byte[] message, Listener<R> to) {
    Objects.requireNonNull(call).taken(message);
    to.onMessage(Messages.decode(method, message));
  }

  /** A failure of the listener ends the call, also one that the service has ended. */
  private Runnable guarded(Runnable work, String description) {
    return () -> {
      try {
        work.run();
      } catch (Throwable e) {
        synchronized (this) {
          discard(Status.CANCELLED.withCause(e).withDescription(description));
        }
        Objects.requireNonNull(call).abandon();
      }
    };
  }

  private void discard(Status end) {
    status = end;
    headers = null;
    messages.clear();
  }
}
