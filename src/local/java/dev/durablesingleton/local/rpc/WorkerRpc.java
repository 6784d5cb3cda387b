package dev.durablesingleton.local.rpc;

import dev.durablesingleton.local.messages.AbandonActivityTaskRequest;
import dev.durablesingleton.local.messages.AbandonActivityTaskResponse;
import dev.durablesingleton.local.messages.AbandonOrchestrationTaskRequest;
import dev.durablesingleton.local.messages.AbandonOrchestrationTaskResponse;
import dev.durablesingleton.local.messages.ActivityResponse;
import dev.durablesingleton.local.messages.CompleteTaskResponse;
import dev.durablesingleton.local.messages.GetWorkItemsRequest;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.WorkItem;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The calls of remote workers, for a host without a Functions package. */
final class WorkerRpc {

  private final @Nullable RemoteWorker worker;

  WorkerRpc(@Nullable RemoteWorker worker) {
    this.worker = worker;
  }

  /**
   * @param connection the client's connection; a client's worker opens all its streams on one
   */
  void stream(Object connection, GetWorkItemsRequest request, StreamObserver<WorkItem> call) {
    ServerCallStreamObserver<WorkItem> stream = (ServerCallStreamObserver<WorkItem>) call;
    orRefuse(
        call,
        remote -> {
          stream.setOnCancelHandler(() -> remote.disconnect(stream));
          remote.connect(stream, connection, request);
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

  void abandonTurn(
      AbandonOrchestrationTaskRequest request,
      StreamObserver<AbandonOrchestrationTaskResponse> call) {
    abandon(
        request.getCompletionToken(),
        RemoteWorker::declineTurn,
        AbandonOrchestrationTaskResponse.getDefaultInstance(),
        call);
  }

  void abandonActivity(
      AbandonActivityTaskRequest request, StreamObserver<AbandonActivityTaskResponse> call) {
    abandon(
        request.getCompletionToken(),
        RemoteWorker::declineActivity,
        AbandonActivityTaskResponse.getDefaultInstance(),
        call);
  }

  private <S> void abandon(
      String token,
      BiConsumer<RemoteWorker, String> decline,
      S acknowledgement,
      StreamObserver<S> call) {
    orRefuse(
        call,
        remote -> {
          if (token.isEmpty()) {
            call.onError(
                Status.INVALID_ARGUMENT
                    .withDescription(
                        "The completion token is empty; send that of the work item to abandon.")
                    .asRuntimeException());
            return;
          }
          decline.accept(remote, token);
          call.onNext(acknowledgement);
          call.onCompleted();
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
