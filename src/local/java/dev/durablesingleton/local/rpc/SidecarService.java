package dev.durablesingleton.local.rpc;

import com.google.protobuf.Empty;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.AbandonActivityTaskRequest;
import dev.durablesingleton.local.messages.AbandonOrchestrationTaskRequest;
import dev.durablesingleton.local.messages.ActivityResponse;
import dev.durablesingleton.local.messages.CleanEntityStorageRequest;
import dev.durablesingleton.local.messages.CreateInstanceRequest;
import dev.durablesingleton.local.messages.CreateTaskHubRequest;
import dev.durablesingleton.local.messages.DeleteTaskHubRequest;
import dev.durablesingleton.local.messages.GetEntityRequest;
import dev.durablesingleton.local.messages.GetInstanceRequest;
import dev.durablesingleton.local.messages.GetWorkItemsRequest;
import dev.durablesingleton.local.messages.ListInstanceIdsRequest;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.PurgeInstancesRequest;
import dev.durablesingleton.local.messages.QueryEntitiesRequest;
import dev.durablesingleton.local.messages.QueryInstancesRequest;
import dev.durablesingleton.local.messages.RaiseEventRequest;
import dev.durablesingleton.local.messages.RestartInstanceRequest;
import dev.durablesingleton.local.messages.ResumeRequest;
import dev.durablesingleton.local.messages.RewindInstanceRequest;
import dev.durablesingleton.local.messages.SignalEntityRequest;
import dev.durablesingleton.local.messages.StreamInstanceHistoryRequest;
import dev.durablesingleton.local.messages.SuspendRequest;
import dev.durablesingleton.local.messages.TerminateRequest;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The gRPC service: maps each supported call to the class that handles it. */
final class SidecarService implements BindableService {

  private static final List<String> ENTITY_CALLS =
      List.of(
          "SignalEntity",
          "GetEntity",
          "QueryEntities",
          "CleanEntityStorage",
          "CompleteEntityTask",
          "AbandonTaskEntityWorkItem");

  private final StartRpc starts;
  private final CommandRpc signals;
  private final WaitRpc waits;
  private final ListRpc lists;
  private final QueryRpc queries;
  private final PurgeRpc purges;
  private final RestartRpc restarts;
  private final HistoryRpc histories;
  private final EntityRpc entities;
  private final EntityQueryRpc entityQueries;
  private final WorkerRpc workItems;
  private final boolean servesWorkers;

  SidecarService(
      TaskHub hub,
      SidecarOptions options,
      @Nullable RemoteWorker worker,
      Executor reading,
      HostLog log) {
    RpcResponses responses = new RpcResponses(log);
    StateMessages states = new StateMessages(worker != null);
    starts = new StartRpc(hub, options, responses);
    signals = new CommandRpc(hub, options, responses);
    waits = new WaitRpc(hub, states, responses, reading);
    queries = new QueryRpc(hub, options, states, responses, reading, worker != null);
    lists = new ListRpc(hub, responses, reading);
    purges = new PurgeRpc(hub, responses, reading);
    restarts = new RestartRpc(hub, options, responses, reading);
    histories = new HistoryRpc(hub, responses, reading);
    entities = new EntityRpc(hub.entities(), responses, reading, log);
    entityQueries = new EntityQueryRpc(hub.entities(), responses, reading);
    workItems = new WorkerRpc(worker);
    servesWorkers = worker != null;
  }

  /** Ends the calls that may stay open indefinitely. */
  void endOpenCalls() {
    waits.end();
    workItems.end();
  }

  @Override
  public ServerServiceDefinition bindService() {
    CallTable calls = new CallTable();
    calls
        .unary("Hello", Empty.parser(), SidecarService::hello)
        .unary("StartInstance", CreateInstanceRequest.parser(), starts::start)
        .unary("GetInstance", GetInstanceRequest.parser(), waits::get)
        .unary("WaitForInstanceStart", GetInstanceRequest.parser(), waits::whenStarted)
        .unary("WaitForInstanceCompletion", GetInstanceRequest.parser(), waits::whenCompleted)
        .unary("RaiseEvent", RaiseEventRequest.parser(), signals::raiseEvent)
        .unary("TerminateInstance", TerminateRequest.parser(), signals::terminate)
        .unary("SuspendInstance", SuspendRequest.parser(), signals::suspend)
        .unary("ResumeInstance", ResumeRequest.parser(), signals::resume)
        .unary("RewindInstance", RewindInstanceRequest.parser(), signals::rewind)
        .unary("RestartInstance", RestartInstanceRequest.parser(), restarts::restart)
        .streaming(
            "StreamInstanceHistory", StreamInstanceHistoryRequest.parser(), histories::stream)
        .unary("QueryInstances", QueryInstancesRequest.parser(), queries::query)
        .unary("PurgeInstances", PurgeInstancesRequest.parser(), purges::purge)
        .unary("CreateTaskHub", CreateTaskHubRequest.parser(), purges::create)
        .unary("DeleteTaskHub", DeleteTaskHubRequest.parser(), purges::delete)
        .streaming("GetWorkItems", GetWorkItemsRequest.parser(), workItems::stream)
        .unary("CompleteActivityTask", ActivityResponse.parser(), workItems::completeActivity)
        .unary("CompleteOrchestratorTask", OrchestratorResponse.parser(), workItems::completeTurn)
        .unary(
            "AbandonTaskActivityWorkItem",
            AbandonActivityTaskRequest.parser(),
            workItems::abandonActivity)
        .unary(
            "AbandonTaskOrchestratorWorkItem",
            AbandonOrchestrationTaskRequest.parser(),
            workItems::abandonTurn);
    return servesWorkers ? forWorkers(calls).build() : forFunctions(calls).build();
  }

  /** Calls that only a host without a Functions package answers. */
  private CallTable forWorkers(CallTable calls) {
    for (String entityCall : ENTITY_CALLS) {
      calls.refused(
          Status.UNIMPLEMENTED.withDescription(
              "This host does not serve entities of a standalone worker, so it refuses the call '%s'. Run the entity in a Functions package."
                  .formatted(entityCall)),
          entityCall);
    }
    return calls.unary("ListInstanceIds", ListInstanceIdsRequest.parser(), lists::finished);
  }

  /** The calls of entities, and those that the Durable extension refuses without a description. */
  private CallTable forFunctions(CallTable calls) {
    return calls
        .unary("SignalEntity", SignalEntityRequest.parser(), entities::signal)
        .unary("GetEntity", GetEntityRequest.parser(), entities::get)
        .unary("QueryEntities", QueryEntitiesRequest.parser(), entityQueries::query)
        .unary("CleanEntityStorage", CleanEntityStorageRequest.parser(), entities::clean)
        .refused(Status.UNIMPLEMENTED, "ListInstanceIds", "SkipGracefulOrchestrationTerminations");
  }

  private static void hello(Empty request, StreamObserver<Empty> call) {
    call.onNext(Empty.getDefaultInstance());
    call.onCompleted();
  }
}
