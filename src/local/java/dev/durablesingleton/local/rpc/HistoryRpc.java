package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.messages.HistoryChunk;
import dev.durablesingleton.local.messages.StreamInstanceHistoryRequest;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;

/**
 * Streams the history of an instance's current generation. An execution ID in the request is
 * ignored, as by the Durable extension 3.19.0 (recorded).
 */
final class HistoryRpc {

  private final TaskHub hub;
  private final RpcResponses responses;
  private final Executor reading;

  /**
   * @param reading executes reads of the store
   */
  HistoryRpc(TaskHub hub, RpcResponses responses, Executor reading) {
    this.hub = hub;
    this.responses = responses;
    this.reading = reading;
  }

  void stream(StreamInstanceHistoryRequest request, StreamObserver<HistoryChunk> call) {
    ServerCallStreamObserver<HistoryChunk> stream = (ServerCallStreamObserver<HistoryChunk>) call;
    HistoryStream history = new HistoryStream(hub, request.getInstanceId(), stream, responses);
    // Without a handler, a message to a client that has gone would throw.
    stream.setOnCancelHandler(() -> {});
    stream.setOnReadyHandler(() -> reading.execute(history::sendWhileReady));
  }
}
