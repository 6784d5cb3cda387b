package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.StoreException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sends exactly one response for each call, and maps failures to gRPC statuses. */
final class RpcResponses {

  private final HostLog log;

  RpcResponses(HostLog log) {
    this.log = log;
  }

  /**
   * Responds when the future is done. {@code answer} may throw a {@link StatusRuntimeException}.
   * The future is cancelled when the client disconnects or its deadline passes.
   */
  <T, R> void send(CompletableFuture<T> future, StreamObserver<R> call, Function<T, R> answer) {
    ((ServerCallStreamObserver<R>) call).setOnCancelHandler(() -> future.cancel(false));
    CompletableFuture<?> unused =
        future
            .thenApply(answer)
            .whenComplete(
                (response, failure) -> {
                  if (failure == null) {
                    call.onNext(response);
                    call.onCompleted();
                  } else if (!future.isCancelled()) {
                    call.onError(status(failure));
                  }
                });
  }

  /** Returns a failed future if the hub throws. */
  static <T> CompletableFuture<T> attempt(Supplier<CompletableFuture<T>> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** For calls that are open when the host stops. */
  static StatusRuntimeException shuttingDown() {
    return Status.UNAVAILABLE.withDescription("The host is shutting down.").asRuntimeException();
  }

  /** The status for a failure; logs those that are not expected. */
  StatusRuntimeException status(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof StatusRuntimeException status) {
      return status;
    }
    if (cause instanceof StoreException) {
      return Status.UNAVAILABLE.withDescription(cause.getMessage()).asRuntimeException();
    }
    log.error("Host.Rpc", "A gRPC call failed unexpectedly.", cause);
    // The Durable extension's server responds to unexpected exceptions with this description.
    return Status.UNKNOWN.withDescription("Exception was thrown by handler.").asRuntimeException();
  }
}
