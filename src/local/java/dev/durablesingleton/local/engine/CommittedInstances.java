package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.InstanceQuery;
import dev.durablesingleton.local.store.Store;
import java.util.List;
import java.util.Optional;

/** Reads the committed instances of a task hub; entities are among them. Thread-safe. */
public interface CommittedInstances {

  /** The committed state of an instance, or of an entity as a running instance. */
  Optional<Instance> find(String instanceId);

  /**
   * Why an instance of this state takes no turn although it is neither suspended nor scheduled for
   * later, as a sentence without its subject: because of its version, or because the code at hand
   * cannot continue it. Empty if it may take turns, or if no task hub runs it. Never blocks.
   */
  Optional<String> reasonToWait(Instance instance);

  /** The committed history of the current generation, in order; empty if there is none. */
  List<HistoryEvent> history(String instanceId);

  /**
   * Visits committed instances in ordinal order of their IDs until the limit is reached or the
   * visitor stops. Entities are among them, as running instances.
   */
  void visit(InstanceQuery query, int limit, Store.Texts texts, Store.Visitor visitor);
}
