package dev.durablesingleton.testkit;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.durablesingleton.local.engine.entity.EntityId;
import dev.durablesingleton.local.engine.entity.EntityMessage.Arrival;
import dev.durablesingleton.local.engine.entity.MessageReader;
import dev.durablesingleton.local.engine.entity.NotARequestException;
import dev.durablesingleton.local.messages.EventRaisedEvent;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OperationResult;
import dev.durablesingleton.local.store.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The committed requests that entities have not processed, those for later included, and the
 * results of the test's own calls. Thread-safe.
 */
final class EntityRequests {

  private record Open(String entityId, String requestId) {}

  private final Map<Long, Open> open = new HashMap<>();

  /** By request ID; empty until the operation has run. */
  private final Map<String, Optional<OperationResult>> calls = new HashMap<>();

  /** Adds a message of the store; ignored if it is no request of an entity. */
  synchronized void stored(Message message) {
    if (EntityId.isEntity(message.instanceId())) {
      open.put(message.sequence(), new Open(message.instanceId(), requestId(message)));
    }
  }

  /**
   * Removes a message of the store.
   *
   * @return the entity that had the request; null if it was none
   */
  synchronized @Nullable String removed(long sequence) {
    Open request = open.remove(sequence);
    return request == null ? null : request.entityId();
  }

  /** The number of requests that an entity has not processed. */
  synchronized int countOf(String entityId) {
    return (int) open.values().stream().filter(r -> r.entityId().equals(entityId)).count();
  }

  synchronized boolean isOpen(String requestId) {
    return open.values().stream().anyMatch(r -> r.requestId().equals(requestId));
  }

  /** Keeps the result of a request, which is about to be sent, until {@link #endCall}. */
  synchronized void beginCall(String requestId) {
    calls.put(requestId, Optional.empty());
  }

  /** The result of a call; empty if its operation has not run. */
  synchronized Optional<OperationResult> endCall(String requestId) {
    Optional<OperationResult> result = calls.remove(requestId);
    return result == null ? Optional.empty() : result;
  }

  /** Notes the result of an operation, which may run again if its batch is not committed. */
  synchronized void ran(String requestId, OperationResult result) {
    calls.computeIfPresent(requestId, (id, earlier) -> Optional.of(result));
  }

  private static String requestId(Message message) {
    try {
      EventRaisedEvent event = HistoryEvent.parseFrom(message.event()).getEventRaised();
      return MessageReader.read(event.getName(), event.getInput().getValue())
          .filter(Arrival.class::isInstance)
          .map(arrival -> ((Arrival) arrival).request().id())
          .orElse("");
    } catch (InvalidProtocolBufferException | NotARequestException e) {
      throw new IllegalStateException("Cannot read a request of an entity", e);
    }
  }
}
