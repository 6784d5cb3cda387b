package dev.durablesingleton.local.engine.entity;

import com.google.protobuf.ByteString;
import com.google.protobuf.StringValue;
import com.google.protobuf.Value;
import dev.durablesingleton.local.engine.entity.EntityRequest.Operation;
import dev.durablesingleton.local.messages.EntityBatchRequest;
import dev.durablesingleton.local.messages.OperationRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operations that the entity's function runs in one call, and the lock request that ends the batch.
 * Batches are compared by identity, so that an outcome that arrives twice counts once.
 */
public final class EntityBatch {

  /** The extension tells the SDK to undo the effects of a failed operation. */
  private static final String ROLLS_BACK = "RollbackEntityOperationsOnExceptions";

  private final List<Waiting> operations;
  private final @Nullable Waiting lock;

  EntityBatch(List<Waiting> operations, @Nullable Waiting lock) {
    this.operations = List.copyOf(operations);
    this.lock = lock;
  }

  List<Waiting> operations() {
    return operations;
  }

  @Nullable Waiting lock() {
    return lock;
  }

  /** The requests from the given operation on, in order. */
  List<Waiting> from(int operation) {
    List<Waiting> rest = new ArrayList<>(operations.subList(operation, operations.size()));
    if (lock != null) {
      rest.add(lock);
    }
    return rest;
  }

  /** The serialized {@code EntityBatchRequest} for the entity's function. */
  ByteString request(EntityId id, @Nullable String state) {
    EntityBatchRequest.Builder request =
        EntityBatchRequest.newBuilder()
            .setInstanceId(id.text())
            .putProperties(ROLLS_BACK, Value.newBuilder().setBoolValue(true).build());
    if (state != null) {
      request.setEntityState(StringValue.of(state));
    }
    for (Waiting waiting : operations) {
      Operation operation = (Operation) waiting.request();
      OperationRequest.Builder next =
          OperationRequest.newBuilder().setOperation(operation.name()).setRequestId(operation.id());
      if (operation.input() != null) {
        next.setInput(StringValue.of(operation.input()));
      }
      request.addOperations(next);
    }
    return request.build().toByteString();
  }
}
