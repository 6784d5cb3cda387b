package dev.durablesingleton.local.engine.state;

import com.google.protobuf.ByteString;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn that a worker runs. Compared by identity: two turns with the same content are distinct.
 *
 * <p>A turn with an answer is a replay of the turn that received this answer. It has the same
 * events and messages, and finds out which of the raised events the orchestrator consumed.
 */
public final class OpenTurn {
  private final List<HistoryEvent> newEvents;
  private final List<InboxMessage> batch;
  private final ByteString request;
  private final @Nullable OrchestratorResponse answer;

  private OpenTurn(
      List<HistoryEvent> newEvents,
      List<InboxMessage> batch,
      ByteString request,
      @Nullable OrchestratorResponse answer) {
    this.newEvents = newEvents;
    this.batch = batch;
    this.request = request;
    this.answer = answer;
  }

  static OpenTurn of(List<HistoryEvent> newEvents, List<InboxMessage> batch, ByteString request) {
    return new OpenTurn(List.copyOf(newEvents), batch, request, null);
  }

  /** Returns a replay of this turn. */
  OpenTurn replay(OrchestratorResponse given, ByteString replayRequest) {
    return new OpenTurn(newEvents, batch, replayRequest, given);
  }

  /** The events that the turn adds to the history before those of its actions. */
  public List<HistoryEvent> newEvents() {
    return newEvents;
  }

  /** The messages that the turn consumes. */
  public List<InboxMessage> batch() {
    return batch;
  }

  /** A serialized {@code OrchestratorRequest}. */
  public ByteString request() {
    return request;
  }

  /** The answer to the replayed turn; null for an ordinary turn. */
  public @Nullable OrchestratorResponse answer() {
    return answer;
  }

  /** Whether this is the first turn of its generation. */
  public boolean isFirst() {
    return newEvents.stream().anyMatch(HistoryEvent::hasExecutionStarted);
  }
}
