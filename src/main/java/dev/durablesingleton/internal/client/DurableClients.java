package dev.durablesingleton.internal.client;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import io.grpc.Channel;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Shares one gRPC client between all invocations, because {@link DurableClientContext#getClient()}
 * opens a channel at every call and nothing closes it. The client calls through a channel of this
 * app, because the SDK's own cannot carry what {@link StartCalls} adds. Thread-safe: the client is
 * read and replaced under this object's monitor.
 */
public final class DurableClients implements AutoCloseable {

  /** One or more related calls on a durable client. */
  @FunctionalInterface
  public interface ClientCall<T, E extends Exception> {

    /**
     * Makes the call.
     *
     * @param retry whether the call was already made on a client that lost its engine; that call
     *     may have run
     */
    T on(DurableTaskClient client, boolean retry) throws E;
  }

  private static final Logger LOG = Logger.getLogger(DurableClients.class.getName());

  private final CallDeadline deadlines = new CallDeadline();
  private final Executor closer;
  private @Nullable EngineConnection current;
  private boolean warned;

  /** Creates an empty holder; a thread of its own closes each replaced client. */
  public DurableClients() {
    this(DurableClients::inBackground);
  }

  /**
   * Creates an empty holder; the first call creates the client.
   *
   * @param closer closes a replaced client, which waits up to 5 seconds for its pending calls
   */
  public DurableClients(Executor closer) {
    this.closer = closer;
  }

  /** The current client; connected to this invocation's engine if there is none yet. */
  public DurableTaskClient current(DurableClientContext context) {
    return connection(context).client();
  }

  /**
   * Makes a call, and repeats it once on a new client if the engine is unreachable: when the host
   * restarts under a running worker, its gRPC port changes.
   *
   * @throws StatusRuntimeException if the engine answers with an error, or is unreachable on the
   *     second attempt too
   * @throws E what the call throws
   */
  public <T, E extends Exception> T call(DurableClientContext context, ClientCall<T, E> call)
      throws E {
    EngineConnection connection = connection(context);
    try {
      return call.on(connection.client(), false);
    } catch (StatusRuntimeException e) {
      if (!isUnavailable(e)) {
        throw e;
      }
      return call.on(replacementFor(connection, context).client(), true);
    }
  }

  /**
   * Makes a call as {@link #call(DurableClientContext, ClientCall)} does; both attempts end at the
   * deadline.
   *
   * @throws StatusRuntimeException if the engine answers with an error, is unreachable on the
   *     second attempt too, or has not answered at the deadline (DEADLINE_EXCEEDED)
   */
  public <T> T call(
      DurableClientContext context, Deadline deadline, ClientCall<T, RuntimeException> call) {
    return deadlines.call(deadline, () -> call(context, call));
  }

  /**
   * Releases the locks of all entities whose holders have ended or been purged.
   *
   * @return the number of locks; empty if the client calls through a channel of the SDK
   * @throws StatusRuntimeException if the engine answers with an error, or is unreachable
   */
  public OptionalInt releaseOrphanedLocks(DurableClientContext context) {
    Channel channel = connection(context).channel();
    return channel == null ? OptionalInt.empty() : OptionalInt.of(OrphanedLocks.release(channel));
  }

  /** Closes the current client and waits up to 5 seconds for its calls. A later call opens one. */
  @Override
  public void close() {
    EngineConnection last;
    synchronized (this) {
      last = current;
      current = null;
    }
    if (last != null) {
      last.close();
    }
  }

  /**
   * Whether the client has lost its engine, so that the call may or may not have run and a new
   * client may help. This app never cancels a call; CANCELLED means that a stopping engine dropped
   * it.
   */
  public static boolean isUnavailable(StatusRuntimeException e) {
    Status.Code code = e.getStatus().getCode();
    return code == Status.Code.UNAVAILABLE || code == Status.Code.CANCELLED;
  }

  /**
   * Whether a question that ended so tells that the engine or its storage is out of reach. Besides
   * UNAVAILABLE and CANCELLED these are, on Durable extension 3.19.0 with Azure Storage out of
   * reach, UNKNOWN after 5 seconds for a question ({@code Exception was thrown by handler.}) and
   * INTERNAL for a start ({@code Retry failed after 4 tries}): its gRPC endpoint is the Functions
   * host itself, which stays up, and it has tried again already, so another client would not help.
   * DEADLINE_EXCEEDED is what gRPC has for an engine that does not answer in time. A call that
   * changes something may end with UNKNOWN or INTERNAL for other reasons; a question after it tells
   * them apart.
   */
  public static boolean isOutOfReach(Status status) {
    return switch (status.getCode()) {
      case UNAVAILABLE, CANCELLED, DEADLINE_EXCEEDED, UNKNOWN, INTERNAL -> true;
      default -> false;
    };
  }

  /** The current connection; a new one if there is none, or it is to another engine. */
  private synchronized EngineConnection connection(DurableClientContext context) {
    if (current == null) {
      current = open(context);
    } else if (!current.isTo(EngineAddress.of(context).orElse(null))) {
      EngineConnection other = current;
      current = open(context);
      closer.execute(other::close);
    }
    return current;
  }

  private synchronized EngineConnection replacementFor(
      EngineConnection failed, DurableClientContext context) {
    if (current != null && current != failed) {
      return current;
    }
    EngineConnection replacement = open(context);
    current = replacement;
    // Contexts of SDK 1.6.3 and newer share a client, which we must not close.
    if (replacement.client() != failed.client()) {
      closer.execute(failed::close);
    }
    return replacement;
  }

  private EngineConnection open(DurableClientContext context) {
    return EngineAddress.of(context).map(EngineConnection::to).orElseGet(() -> ofSdk(context));
  }

  private EngineConnection ofSdk(DurableClientContext context) {
    EngineConnection connection = EngineConnection.ofSdk(context);
    if (!warned) {
      warned = true;
      LOG.warning(
          "The engine's address could not be read from the DurableClientContext of this version of"
              + " durabletask-azure-functions. Starts are sent by the SDK's own client, without"
              + " reuse policy and tag, so starts in different processes have the gaps that"
              + " docs/backends.md describes for older Durable extensions.");
    }
    return connection;
  }

  private static void inBackground(Runnable close) {
    Thread thread = new Thread(close, "durable-client-close");
    thread.setDaemon(true);
    thread.start();
  }
}
