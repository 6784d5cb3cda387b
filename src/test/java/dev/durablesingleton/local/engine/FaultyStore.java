package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/**
 * A store that fails at its n-th operation. Only operations of the hub's thread count; reads of
 * other threads never fail, so that a test can check the state.
 */
final class FaultyStore {
  private final Store store;
  private final Fault fault;
  private final int at;
  private int operations;
  private volatile boolean struck;

  /** How an operation fails. */
  enum Fault {
    /** It has no effect; the next one succeeds. */
    HICCUP(false, false),
    /** A commit succeeds but reports a failure. */
    LOST_ANSWER(true, false),
    /** It has no effect, nor has any later one: the process is dead. */
    DEATH(false, true),
    /** A commit is the last operation that succeeds. */
    DEATH_AFTER_COMMIT(true, true);

    private final boolean keepsCommit;
    private final boolean isFinal;

    Fault(boolean keepsCommit, boolean isFinal) {
      this.keepsCommit = keepsCommit;
      this.isFinal = isFinal;
    }

    /** Whether only commits fail. */
    boolean concernsCommits() {
      return keepsCommit;
    }
  }

  /**
   * @param at the number of the operation, or commit, that fails, from 1
   */
  FaultyStore(Store store, Fault fault, int at) {
    this.store = store;
    this.fault = fault;
    this.at = at;
  }

  /** The store with its fault. */
  Store store() {
    return faulty(Store.class, store, Set.of("find", "findEntity", "history", "close"));
  }

  boolean hasStruck() {
    return struck;
  }

  boolean isDead() {
    return struck && fault.isFinal;
  }

  private <T> T faulty(Class<T> type, T target, Set<String> safe) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                safe.contains(method.getName())
                    ? call(target, method, arguments)
                    : perform(target, method, arguments)));
  }

  private Object perform(Object target, Method method, Object[] arguments) throws Throwable {
    if (isDead()) {
      throw new StoreException("dead");
    }
    boolean commits = method.getName().equals("commit");
    boolean strikes = (commits || !fault.keepsCommit) && ++operations == at;
    if (strikes && !fault.keepsCommit) {
      throw strike(method);
    }
    Object result = call(target, method, arguments);
    if (strikes) {
      throw strike(method);
    }
    return result instanceof Store.Transaction transaction
        ? faulty(Store.Transaction.class, transaction, Set.of("close"))
        : result;
  }

  private StoreException strike(Method method) {
    struck = true;
    return new StoreException("%s at %d, %s".formatted(fault, at, method.getName()));
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
