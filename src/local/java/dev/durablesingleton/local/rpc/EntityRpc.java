package dev.durablesingleton.local.rpc;

import com.google.protobuf.StringValue;
import dev.durablesingleton.local.engine.command.Entities;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.EntityState;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.CleanEntityStorageRequest;
import dev.durablesingleton.local.messages.CleanEntityStorageResponse;
import dev.durablesingleton.local.messages.EntityMetadata;
import dev.durablesingleton.local.messages.GetEntityRequest;
import dev.durablesingleton.local.messages.GetEntityResponse;
import dev.durablesingleton.local.messages.SignalEntityRequest;
import dev.durablesingleton.local.messages.SignalEntityResponse;
import dev.durablesingleton.local.messages.Timestamps;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Signals, gets and cleans entities. */
final class EntityRpc {

  private final Entities entities;
  private final RpcResponses responses;
  private final Executor reading;
  private final HostLog log;

  /**
   * @param reading executes reads of the store
   */
  EntityRpc(Entities entities, RpcResponses responses, Executor reading, HostLog log) {
    this.entities = entities;
    this.responses = responses;
    this.reading = reading;
    this.log = log;
  }

  /** Accepts any target, as the Durable extension does; a signal that nobody receives is logged. */
  void signal(SignalEntityRequest request, StreamObserver<SignalEntityResponse> call) {
    responses.send(
        RpcResponses.attempt(() -> signal(request)),
        call,
        stored -> SignalEntityResponse.getDefaultInstance());
  }

  void get(GetEntityRequest request, StreamObserver<GetEntityResponse> call) {
    responses.send(
        CompletableFuture.supplyAsync(() -> find(request.getInstanceId()), reading),
        call,
        found -> {
          GetEntityResponse.Builder response = GetEntityResponse.newBuilder();
          found.ifPresent(
              entity ->
                  response.setExists(true).setEntity(message(entity, request.getIncludeState())));
          return response.build();
        });
  }

  /** The response has no continuation token: SDK 1.9.0 would repeat the call for an empty one. */
  void clean(CleanEntityStorageRequest request, StreamObserver<CleanEntityStorageResponse> call) {
    responses.send(
        entities.clean(
            request.getRemoveEmptyEntities(), request.getReleaseOrphanedLocks(), reading),
        call,
        cleaned ->
            CleanEntityStorageResponse.newBuilder()
                .setEmptyEntitiesRemoved(cleaned.removed())
                .setOrphanedLocksReleased(cleaned.released())
                .build());
  }

  static EntityMetadata message(EntityState entity, boolean withState) {
    EntityMetadata.Builder message =
        EntityMetadata.newBuilder()
            .setInstanceId(entity.id().text())
            .setLastModifiedTime(Timestamps.of(entity.updatedAt()))
            .setBacklogQueueSize(entity.queue().size());
    if (entity.lockedBy() != null) {
      message.setLockedBy(StringValue.of(entity.lockedBy()));
    }
    if (withState && entity.state() != null) {
      message.setSerializedState(StringValue.of(entity.state()));
    }
    return message.build();
  }

  private CompletableFuture<Void> signal(SignalEntityRequest request) {
    requireUuid(request.getRequestId());
    Optional<EntityId> target = EntityId.parse(request.getInstanceId());
    if (target.isEmpty()) {
      log.warn(
          "Host.Rpc",
          "A signal to '%s' is dropped, because that is not the ID of an entity, @name@key."
              .formatted(request.getInstanceId()));
      return CompletableFuture.completedFuture(null);
    }
    return entities.signal(
        target.get(),
        request.getRequestId(),
        request.getName(),
        request.hasInput() ? request.getInput().getValue() : null,
        request.hasScheduledTime() ? Timestamps.instant(request.getScheduledTime()) : null);
  }

  private Optional<EntityState> find(String instanceId) {
    if (EntityId.parse(instanceId).isEmpty()) {
      throw refused();
    }
    return EntityId.exact(instanceId).flatMap(entities::find).filter(EntityState::exists);
  }

  private static void requireUuid(String requestId) {
    try {
      UUID unused = UUID.fromString(requestId);
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  /** The Durable extension's server responds so to IDs that it cannot read (recorded). */
  private static StatusRuntimeException refused() {
    return Status.UNKNOWN.withDescription("Exception was thrown by handler.").asRuntimeException();
  }
}
