package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.messages.ActivityResponse;
import dev.durablesingleton.local.messages.CompleteTaskResponse;
import dev.durablesingleton.local.messages.GetWorkItemsRequest;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.WorkItem;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The calls of remote workers, for a host without a Functions package. */
final class WorkerRpc {

  private final @Nullable RemoteWorker worker;

  WorkerRpc(@Nullable RemoteWorker worker) {
    this.worker = worker;
  }

  void stream(GetWorkItemsRequest request, StreamObserver<WorkItem> call) {
    ServerCallStreamObserver<WorkItem> stream = (ServerCallStreamObserver<WorkItem>) call;
    orRefuse(
        call,
        remote -> {
          stream.setOnCancelHandler(() -> remote.disconnect(stream));
          remote.connect(stream);
        });
  }

  /** Ends the workers' streams. */
  void end() {
    if (worker != null) {
      worker.disconnectAll();
    }
  }

  void completeActivity(ActivityResponse response, StreamObserver<CompleteTaskResponse> call) {
    orRefuse(
        call,
        remote -> {
          remote.complete(response);
          acknowledge(call);
        });
  }

  void completeTurn(OrchestratorResponse response, StreamObserver<CompleteTaskResponse> call) {
    orRefuse(
        call,
        remote -> {
          remote.complete(response);
          acknowledge(call);
        });
  }

  private void orRefuse(StreamObserver<?> call, Consumer<RemoteWorker> work) {
    if (worker != null) {
      work.accept(worker);
    } else {
      call.onError(
          Status.UNIMPLEMENTED
              .withDescription(
                  "This host runs the functions of its package. To use another worker, start a host with --sidecar-port.")
              .asRuntimeException());
    }
  }

  private static void acknowledge(StreamObserver<CompleteTaskResponse> call) {
    call.onNext(CompleteTaskResponse.getDefaultInstance());
    call.onCompleted();
  }
}
