package dev.durablesingleton.local.rpc;

import com.google.protobuf.Empty;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ActivityResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CompleteTaskResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateTaskHubRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateTaskHubResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.DeleteTaskHubRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.DeleteTaskHubResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetWorkItemsRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.OrchestratorResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstancesRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstancesResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.QueryInstancesRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.QueryInstancesResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.RaiseEventRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.RaiseEventResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ResumeRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ResumeResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.RewindInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.RewindInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SuspendRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SuspendResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TerminateRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TerminateResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.WorkItem;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc.TaskHubSidecarServiceImplBase;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.log.HostLog;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Every call of the service that the SDK's client and worker know, each handed to its concern. */
final class SidecarService extends TaskHubSidecarServiceImplBase {

  private final StartRpc starts;
  private final CommandRpc signals;
  private final WaitRpc waits;
  private final QueryRpc queries;
  private final PurgeRpc purges;
  private final WorkerRpc workItems;

  SidecarService(
      TaskHub hub,
      SidecarOptions options,
      Optional<RemoteWorker> worker,
      Executor reading,
      HostLog log) {
    RpcResponses replies = new RpcResponses(log);
    StateMessages states = new StateMessages(worker.isPresent());
    starts = new StartRpc(hub, options, replies);
    signals = new CommandRpc(hub, options, replies);
    waits = new WaitRpc(hub, states, replies);
    queries = new QueryRpc(hub, options, states, replies, reading);
    purges = new PurgeRpc(hub, replies, reading);
    workItems = new WorkerRpc(worker);
  }

  /** Answers the calls that may stay open for ever. */
  void endOpenCalls() {
    waits.end();
    workItems.end();
  }

  @Override
  public void hello(Empty request, StreamObserver<Empty> call) {
    call.onNext(Empty.getDefaultInstance());
    call.onCompleted();
  }

  @Override
  public void startInstance(
      CreateInstanceRequest request, StreamObserver<CreateInstanceResponse> call) {
    starts.start(request, call);
  }

  @Override
  public void getInstance(GetInstanceRequest request, StreamObserver<GetInstanceResponse> call) {
    waits.get(request, call);
  }

  @Override
  public void waitForInstanceStart(
      GetInstanceRequest request, StreamObserver<GetInstanceResponse> call) {
    waits.whenStarted(request, call);
  }

  @Override
  public void waitForInstanceCompletion(
      GetInstanceRequest request, StreamObserver<GetInstanceResponse> call) {
    waits.whenCompleted(request, call);
  }

  @Override
  public void raiseEvent(RaiseEventRequest request, StreamObserver<RaiseEventResponse> call) {
    signals.raiseEvent(request, call);
  }

  @Override
  public void terminateInstance(TerminateRequest request, StreamObserver<TerminateResponse> call) {
    signals.terminate(request, call);
  }

  @Override
  public void suspendInstance(SuspendRequest request, StreamObserver<SuspendResponse> call) {
    signals.suspend(request, call);
  }

  @Override
  public void resumeInstance(ResumeRequest request, StreamObserver<ResumeResponse> call) {
    signals.resume(request, call);
  }

  @Override
  public void rewindInstance(
      RewindInstanceRequest request, StreamObserver<RewindInstanceResponse> call) {
    signals.rewind(request, call);
  }

  @Override
  public void queryInstances(
      QueryInstancesRequest request, StreamObserver<QueryInstancesResponse> call) {
    queries.query(request, call);
  }

  @Override
  public void purgeInstances(
      PurgeInstancesRequest request, StreamObserver<PurgeInstancesResponse> call) {
    purges.purge(request, call);
  }

  @Override
  public void createTaskHub(
      CreateTaskHubRequest request, StreamObserver<CreateTaskHubResponse> call) {
    purges.create(request, call);
  }

  @Override
  public void deleteTaskHub(
      DeleteTaskHubRequest request, StreamObserver<DeleteTaskHubResponse> call) {
    purges.delete(request, call);
  }

  @Override
  public void getWorkItems(GetWorkItemsRequest request, StreamObserver<WorkItem> call) {
    workItems.stream(call);
  }

  @Override
  public void completeActivityTask(
      ActivityResponse response, StreamObserver<CompleteTaskResponse> call) {
    workItems.complete(response, call);
  }

  @Override
  public void completeOrchestratorTask(
      OrchestratorResponse response, StreamObserver<CompleteTaskResponse> call) {
    workItems.complete(response, call);
  }
}
