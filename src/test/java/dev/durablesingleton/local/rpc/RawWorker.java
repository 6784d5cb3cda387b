package dev.durablesingleton.local.rpc;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.StringValue;
import dev.durablesingleton.local.messages.AbandonActivityTaskRequest;
import dev.durablesingleton.local.messages.AbandonOrchestrationTaskRequest;
import dev.durablesingleton.local.messages.ActivityResponse;
import dev.durablesingleton.local.messages.CompleteOrchestrationAction;
import dev.durablesingleton.local.messages.GetWorkItemsRequest;
import dev.durablesingleton.local.messages.OrchestrationStatus;
import dev.durablesingleton.local.messages.OrchestratorAction;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.WorkItem;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A worker of a newer SDK than that of the tests: it receives its work items with their completion
 * tokens, and a test answers them one by one.
 */
final class RawWorker {

  private final Channel channel;
  private final ClientCall<byte[], byte[]> stream;
  private final Queue<WorkItem> items = new ConcurrentLinkedQueue<>();

  RawWorker(Channel channel, GetWorkItemsRequest request) {
    this.channel = channel;
    stream =
        channel.newCall(
            RawMethod.of(MethodType.SERVER_STREAMING, "TaskHubSidecarService/GetWorkItems"),
            CallOptions.DEFAULT);
    ClientCalls.asyncServerStreamingCall(stream, request.toByteArray(), new Receiver());
  }

  /** Waits for the next item. */
  WorkItem next() {
    return await().until(items::poll, item -> item != null);
  }

  /** Returns the items that were received and not taken. */
  int received() {
    return items.size();
  }

  /** Completes an orchestration with a turn. */
  void complete(WorkItem turn) {
    answer(
        turn,
        OrchestratorAction.newBuilder()
            .setId(1)
            .setCompleteOrchestration(
                CompleteOrchestrationAction.newBuilder()
                    .setOrchestrationStatus(OrchestrationStatus.ORCHESTRATION_STATUS_COMPLETED))
            .build());
  }

  /** Answers a turn with its token alone. */
  void answer(WorkItem turn, OrchestratorAction... actions) {
    OrchestratorResponse.Builder response =
        OrchestratorResponse.newBuilder().setCompletionToken(turn.getCompletionToken());
    for (OrchestratorAction action : actions) {
      response.addActions(action);
    }
    call("CompleteOrchestratorTask", response.build());
  }

  /** Answers an activity with its token alone. */
  void answer(WorkItem activity, String result) {
    call(
        "CompleteActivityTask",
        ActivityResponse.newBuilder()
            .setCompletionToken(activity.getCompletionToken())
            .setResult(StringValue.of(result))
            .build());
  }

  void abandon(WorkItem item) {
    if (item.hasOrchestratorRequest()) {
      call(
          "AbandonTaskOrchestratorWorkItem",
          AbandonOrchestrationTaskRequest.newBuilder()
              .setCompletionToken(item.getCompletionToken())
              .build());
    } else {
      call(
          "AbandonTaskActivityWorkItem",
          AbandonActivityTaskRequest.newBuilder()
              .setCompletionToken(item.getCompletionToken())
              .build());
    }
  }

  void disconnect() {
    stream.cancel("The test disconnects the worker.", null);
  }

  private void call(String name, MessageLite request) {
    ClientCalls.blockingUnaryCall(
        channel,
        RawMethod.of(MethodType.UNARY, "TaskHubSidecarService/" + name),
        CallOptions.DEFAULT,
        request.toByteArray());
  }

  private final class Receiver implements StreamObserver<byte[]> {
    @Override
    public void onNext(byte[] message) {
      try {
        items.add(WorkItem.parseFrom(message));
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void onError(Throwable thrown) {}

    @Override
    public void onCompleted() {}
  }
}
