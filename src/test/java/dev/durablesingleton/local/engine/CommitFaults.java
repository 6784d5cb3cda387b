package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Makes commits of a store fail when a test asks for it. Only commits of the test's thread fail,
 * because after an outage the hub also commits on a thread of its own.
 */
final class CommitFaults {
  private static final int CHOICES = 8;

  private final Store store;
  private final Thread test = Thread.currentThread();

  /** How many commits succeed before one fails; negative for all. */
  private int healthy = -1;

  /** Whether the failing commit changes the store, so that only its answer is lost. */
  private boolean committed;

  CommitFaults(Store target) {
    store = (Store) breakable(Store.class, target);
  }

  /** The store with its faults. */
  Store store() {
    return store;
  }

  /**
   * Makes one of the next four commits fail.
   *
   * @param choice selects which one, and whether it changes the store
   */
  void breakCommit(int choice) {
    int chosen = Math.floorMod(choice, CHOICES);
    healthy = chosen / 2;
    committed = chosen % 2 == 1;
  }

  private Object breakable(Class<?> type, Object target) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          if (method.getName().equals("commit") && Thread.currentThread() == test && fails()) {
            if (committed) {
              call(target, method, arguments);
            }
            throw new StoreException(committed ? "answer lost" : "not done");
          }
          Object result = call(target, method, arguments);
          return result instanceof Store.Transaction
              ? breakable(Store.Transaction.class, result)
              : result;
        });
  }

  private boolean fails() {
    return healthy >= 0 && healthy-- == 0;
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
