package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.history.HistoryPage;
import dev.durablesingleton.local.messages.HistoryChunk;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.Store.HistoryPart;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a history. Reads the next page when the client has room for it, so that a page is
 * in memory and never the whole history. Thread-safe.
 */
final class HistoryStream {

  /** Well below the limit of a message, which one large event may approach. */
  private static final int CHUNK_BYTES = 1 << 20;

  private final TaskHub hub;
  private final String instanceId;
  private final ServerCallStreamObserver<HistoryChunk> call;
  private final RpcResponses responses;
  private long lastTurn = HistoryPart.START;
  private @Nullable String executionId;
  private boolean ended;

  HistoryStream(
      TaskHub hub,
      String instanceId,
      ServerCallStreamObserver<HistoryChunk> call,
      RpcResponses responses) {
    this.hub = hub;
    this.instanceId = instanceId;
    this.call = call;
    this.responses = responses;
  }

  /** Sends pages until the history ends or the client is busy. */
  synchronized void sendWhileReady() {
    try {
      while (!ended && call.isReady() && !call.isCancelled()) {
        send(nextPage());
      }
    } catch (RuntimeException e) {
      ended = true;
      call.onError(responses.status(e));
    }
  }

  private HistoryPage nextPage() {
    HistoryPage page =
        hub.history(instanceId, lastTurn, CHUNK_BYTES)
            .orElseThrow(
                () ->
                    Status.NOT_FOUND
                        .withDescription(
                            "Orchestration instance with ID " + instanceId + " was not found.")
                        .asRuntimeException());
    if (executionId != null && !executionId.equals(page.executionId())) {
      throw Status.ABORTED
          .withDescription(
              "Instance '%s' began another execution while its history was read; read it again."
                  .formatted(instanceId))
          .asRuntimeException();
    }
    executionId = page.executionId();
    lastTurn = page.lastTurn();
    return page;
  }

  private void send(HistoryPage page) {
    HistoryChunk.Builder chunk = HistoryChunk.newBuilder();
    int bytes = 0;
    for (HistoryEvent stored : page.events()) {
      HistoryEvent event = withoutHostFields(stored);
      int size = event.getSerializedSize();
      if (size > MessageLimit.BYTES) {
        throw Status.RESOURCE_EXHAUSTED
            .withDescription(
                "The history of instance '%s' has an event of %d bytes; a message may have %d."
                    .formatted(instanceId, size, MessageLimit.BYTES))
            .asRuntimeException();
      }
      if (bytes > 0 && bytes + size > CHUNK_BYTES) {
        call.onNext(chunk.build());
        chunk.clear();
        bytes = 0;
      }
      chunk.addEvents(event);
      bytes += size;
    }
    if (bytes > 0) {
      call.onNext(chunk.build());
    }
    if (page.complete()) {
      ended = true;
      call.onCompleted();
    }
  }

  private static HistoryEvent withoutHostFields(HistoryEvent event) {
    return event.toBuilder()
        .clearFailureReason()
        .clearFailureException()
        .clearContinuation()
        .clearInputHash()
        .build();
  }
}
