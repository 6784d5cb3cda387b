package dev.durablesingleton.local.engine.entity;

import com.google.protobuf.ByteString;
import dev.durablesingleton.local.engine.entity.EntityRequest.Lock;
import dev.durablesingleton.local.engine.entity.EntityRequest.Operation;
import dev.durablesingleton.local.messages.EntityBatchResult;
import dev.durablesingleton.local.store.EntityRow;
import dev.durablesingleton.local.store.Message;
import dev.durablesingleton.local.store.Store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An entity: its state, lock holder, waiting and scheduled requests, and open batch. Only the
 * methods of this class change them, and write each change to the unit of work. For the deciding
 * thread only.
 */
public final class Entity {

  private final EntityId id;
  private final RequestQueue queue = new RequestQueue();

  /** Requests for later, by the sequence of their rows. */
  private final Map<Long, EntityRequest> scheduled = new TreeMap<>();

  private @Nullable String state;
  private @Nullable String lockedBy;
  private Instant updatedAt = Instant.EPOCH;

  /** Whether the entity has a row. One that only has requests for later has none. */
  private boolean stored;

  private boolean rowChanged;
  private @Nullable EntityBatch batch;

  /** Creates an entity that has no row. */
  public Entity(EntityId id) {
    this.id = id;
  }

  /** Loads an entity from the store. */
  public Entity(EntityId id, EntityRow row) {
    this.id = id;
    state = row.state();
    lockedBy = row.lockedBy();
    updatedAt = row.updatedAt();
    stored = true;
  }

  /** The entity's ID. */
  public EntityId id() {
    return id;
  }

  /** The orchestration that holds the lock, or null. */
  public @Nullable String lockedBy() {
    return lockedBy;
  }

  /** When the state, the lock or the queue changed last. */
  public Instant updatedAt() {
    return updatedAt;
  }

  /** Whether the entity has a row, with the changes of the unit of work. */
  public boolean isStored() {
    return stored;
  }

  /** Whether nothing waits, so that the entity need not be in memory. */
  public boolean isIdle() {
    return lockedBy == null && batch == null && queue.isEmpty() && scheduled.isEmpty();
  }

  /** The state with the changes of the unit of work. */
  public EntityState snapshot() {
    return new EntityState(id, state, lockedBy, queue.requests(), updatedAt);
  }

  /** Writes the row before the commit, if it has changed. */
  public void store(Transaction transaction) {
    if (rowChanged && stored) {
      transaction.put(new EntityRow(id.text(), state, lockedBy, updatedAt));
    }
    rowChanged = false;
  }

  /** Restores a stored request; the caller restores the timer of one for later. */
  public void restore(Message row) {
    EntityRequest request = RequestWriter.read(row.event());
    if (row.due() == null) {
      queue.add(new Waiting(row.sequence(), request), lockedBy);
    } else {
      scheduled.put(row.sequence(), request);
    }
  }

  /** Stores a request, for now or for later. */
  public void receive(EntityRequest request, @Nullable Instant due, EntityOutbox out) {
    if (due != null && due.isAfter(out.now())) {
      long sequence = storeRow(request, due, out);
      scheduled.put(sequence, request);
      out.startTimer(this, sequence, due);
      out.changed(this);
    } else {
      enqueue(new Waiting(storeRow(request, null, out), request), out);
    }
  }

  /**
   * Moves a scheduled request to the end of the queue. It gets a new row, so that it has the same
   * place after a restart.
   */
  public void requestDue(long sequence, EntityOutbox out) {
    EntityRequest request = scheduled.remove(sequence);
    if (request != null) {
      out.transaction().removeMessage(sequence);
      receive(request, null, out);
    }
  }

  /** Ends the critical section of an orchestration; ignored unless it holds the lock. */
  public void release(String holder, EntityOutbox out) {
    if (holder.equals(lockedBy)) {
      setHolder(null, out);
    }
  }

  /**
   * Opens the next batch, unless one is open. Lock requests that are next are granted on the way.
   *
   * @param most the maximum number of operations in a batch
   * @return empty if there is nothing for the function to do
   */
  public Optional<EntityBatch> nextBatch(int most, EntityOutbox out) {
    while (batch == null) {
      Optional<EntityBatch> next = queue.take(most, lockedBy);
      if (next.isEmpty()) {
        return next;
      }
      if (next.get().operations().isEmpty()) {
        grant(Objects.requireNonNull(next.get().lock()), out);
      } else {
        batch = next.get();
        // The queue that readers see no longer has the batch.
        out.changed(this);
        return next;
      }
    }
    return Optional.empty();
  }

  /** The serialized {@code EntityBatchRequest} of the open batch. */
  public ByteString request(EntityBatch open) {
    return open.request(id, state);
  }

  /**
   * Applies the result of the open batch: answers, new state and actions. Operations without a
   * result are run again.
   *
   * @return false if the batch is not open, so that the result is dropped
   */
  public boolean complete(EntityBatch answered, EntityBatchResult result, EntityOutbox out) {
    if (!close(answered)) {
      return false;
    }
    int done = Math.min(result.getResultsCount(), answered.operations().size());
    for (int i = 0; i < done; i++) {
      int index = i;
      consume(answered.operations().get(i), () -> AnswerWriter.of(result.getResults(index)), out);
    }
    state = result.hasEntityState() ? result.getEntityState().getValue() : null;
    touch(out);
    new BatchActions(id, out).perform(result.getActionsList());
    if (done == answered.operations().size()) {
      grantLockOf(answered, out);
    } else {
      queue.putBack(answered.from(done));
    }
    return true;
  }

  /** Answers all operations of the open batch with a failure. The state remains as it was. */
  public boolean fail(EntityBatch answered, BatchFailure failure, EntityOutbox out) {
    if (!close(answered)) {
      return false;
    }
    answered
        .operations()
        .forEach(operation -> consume(operation, () -> AnswerWriter.notRun(failure), out));
    touch(out);
    grantLockOf(answered, out);
    return true;
  }

  /** Returns the requests of the open batch to the queue, because the batch was not run. */
  public void putBack(EntityBatch abandoned, EntityOutbox out) {
    if (close(abandoned)) {
      queue.putBack(abandoned.from(0));
      out.changed(this);
    }
  }

  /**
   * Answers all calls with a failure and drops all requests except those for later. Requests for
   * the lock have no answer that says no, so their orchestrations continue to wait.
   */
  public void failAll(BatchFailure failure, EntityOutbox out) {
    for (Waiting waiting : takeAll()) {
      if (waiting.request() instanceof Operation) {
        consume(waiting, () -> AnswerWriter.notRun(failure), out);
      } else {
        out.transaction().removeMessage(waiting.sequence());
      }
    }
    touch(out);
  }

  /** Removes the entity. Requests for later remain and create it again. */
  public void purge(EntityOutbox out) {
    takeAll().forEach(waiting -> out.transaction().removeMessage(waiting.sequence()));
    if (lockedBy != null) {
      out.lockChanged(this, lockedBy, null);
    }
    state = null;
    lockedBy = null;
    stored = false;
    out.transaction().removeEntity(id.text());
    out.changed(this);
  }

  /** Whether the entity has nothing to keep, so that cleaning may remove it. */
  public boolean isRemovable() {
    return state == null && isIdle();
  }

  private long storeRow(EntityRequest request, @Nullable Instant due, EntityOutbox out) {
    long sequence = out.nextSequence();
    out.transaction()
        .add(new Message(sequence, id.text(), null, due, RequestWriter.stored(request)));
    return sequence;
  }

  private void enqueue(Waiting waiting, EntityOutbox out) {
    queue.add(waiting, lockedBy);
    if (!stored || lockedBy != null) {
      touch(out);
    } else {
      out.changed(this);
    }
  }

  /** All requests except those for later, and closes the open batch. */
  private List<Waiting> takeAll() {
    List<Waiting> all = new ArrayList<>();
    if (batch != null) {
      all.addAll(batch.from(0));
      batch = null;
    }
    all.addAll(queue.removeAll());
    return all;
  }

  private boolean close(EntityBatch answered) {
    if (batch != answered) {
      return false;
    }
    batch = null;
    return true;
  }

  private void consume(Waiting waiting, Supplier<String> answer, EntityOutbox out) {
    out.transaction().removeMessage(waiting.sequence());
    Caller caller = waiting.request().caller();
    boolean awaited = !(waiting.request() instanceof Operation operation && operation.signal());
    if (caller != null && awaited) {
      out.answer(caller, waiting.request().id(), answer.get());
    }
  }

  private void grantLockOf(EntityBatch answered, EntityOutbox out) {
    Waiting lock = answered.lock();
    if (lock != null) {
      grant(lock, out);
    }
  }

  private void grant(Waiting waiting, EntityOutbox out) {
    Lock lock = (Lock) waiting.request();
    out.transaction().removeMessage(waiting.sequence());
    setHolder(lock.caller().instanceId(), out);
    queue.prefer(lock.caller().instanceId());
    Lock next = lock.next();
    if (next == null) {
      out.answer(lock.caller(), lock.id(), AnswerWriter.locked());
    } else {
      out.send(next.target(), next, null);
    }
  }

  private void setHolder(@Nullable String holder, EntityOutbox out) {
    out.lockChanged(this, lockedBy, holder);
    lockedBy = holder;
    touch(out);
  }

  private void touch(EntityOutbox out) {
    updatedAt = out.now();
    stored = true;
    rowChanged = true;
    out.changed(this);
  }
}
