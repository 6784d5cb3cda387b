package dev.durablesingleton.local.engine;

import com.microsoft.durabletask.TaskOrchestrationContext;
import dev.durablesingleton.local.engine.HubModel.Command;
import dev.durablesingleton.local.engine.HubModel.Run;
import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.engine.command.StartResult;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * A hub with the model's orchestration, which runs on the caller's thread on a store that may fail.
 */
final class ModelledHub implements AutoCloseable {
  private static final HubOptions OPTIONS = new HubOptions(false, Duration.ofMillis(1));

  /** How the next commit fails. */
  private enum Fault {
    NOT_DONE,
    ANSWER_LOST
  }

  private final Store store;

  /** Only its commits fail, because after an outage the hub also commits on a thread of its own. */
  private final Thread caller = Thread.currentThread();

  private volatile boolean idle;
  private volatile Fault fault;
  private TaskHub hub;

  ModelledHub(Store store) {
    this.store = (Store) breakable(Store.class, store);
    hub = open();
  }

  void breakNextCommit(int choice) {
    fault = choice % 2 == 0 ? Fault.NOT_DONE : Fault.ANSWER_LOST;
  }

  boolean isBroken() {
    return fault != null;
  }

  void restart() {
    fault = null;
    hub.close();
    hub = open();
  }

  /** Waits until the hub has reloaded its state. */
  void recover() {
    fault = null;
    for (boolean out = true; out; ) {
      try {
        hub.raiseEvent("nobody", "n", null).join();
        out = false;
      } catch (CompletionException e) {
        Thread.onSpinWait();
      }
    }
  }

  void tryTo(Command command) {
    try {
      accepts(command);
    } catch (CompletionException e) {
      if (!(e.getCause() instanceof StoreException)) {
        throw e;
      }
    }
  }

  /** Returns once the hub has nothing left to decide, also if it decides on its own thread. */
  boolean accepts(Command command) {
    idle = false;
    boolean accepted = submit(command);
    while (!idle) {
      Thread.onSpinWait();
    }
    return accepted;
  }

  private boolean submit(Command command) {
    String id = command.id();
    return switch (command.kind()) {
      case START ->
          hub.start(new StartCommand(id, "Collect", null, null, null, StartCommand.NON_RUNNING))
                  .join()
              instanceof StartResult.Started;
      case EVENT -> accepted(hub.raiseEvent(id, "n", "" + command.number()));
      case SUSPEND -> accepted(hub.suspend(id, "hold"));
      case RESUME -> accepted(hub.resume(id, "go on"));
      case TERMINATE -> accepted(hub.terminate(id, "enough"));
      case PURGE -> accepted(hub.purge(id));
      case REWIND -> accepted(hub.rewind(id, "again"));
      default -> throw new IllegalArgumentException(command.toString());
    };
  }

  boolean is(HubModel model) {
    return seen().equals(shown(model));
  }

  /** The status of each instance, and the output of one that has completed. */
  Map<String, String> seen() {
    Map<String, String> seen = new TreeMap<>();
    for (String id : List.of("a", "b")) {
      hub.find(id).ifPresent(instance -> seen.put(id, shown(instance)));
    }
    return seen;
  }

  Map<String, String> shown(HubModel model) {
    Map<String, String> shown = new TreeMap<>();
    model.runs().forEach((id, run) -> shown.put(id, shown(run)));
    return shown;
  }

  @Override
  public void close() {
    hub.close();
  }

  private static String shown(Run run) {
    boolean completed = run.status() == RuntimeStatus.COMPLETED;
    return run.status() + (completed ? " " + run.consumed().toString().replace(" ", "") : "");
  }

  private static String shown(Instance instance) {
    boolean completed = instance.status() == RuntimeStatus.COMPLETED;
    return instance.status() + (completed ? " " + instance.output() : "");
  }

  private static boolean accepted(CompletableFuture<CommandResult> result) {
    return result.join() instanceof CommandResult.Accepted;
  }

  private TaskHub open() {
    return TaskHub.openManual(
        store,
        new CallersWorker(),
        OPTIONS,
        new SettableClock(),
        (openWork, nextTimer) -> idle = openWork == 0,
        HostLog.none());
  }

  private static void collect(TaskOrchestrationContext ctx) {
    List<Integer> got = new ArrayList<>();
    for (int n = 0; n != HubModel.END; ) {
      n = ctx.waitForExternalEvent("n", Integer.class).await();
      got.add(n);
      if (n == HubModel.FAIL) {
        throw new IllegalStateException("asked to fail");
      }
    }
    ctx.complete(got);
  }

  private Object breakable(Class<?> type, Object target) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          boolean mayFail = method.getName().equals("commit") && Thread.currentThread() == caller;
          Fault now = mayFail ? fault : null;
          if (now != null) {
            fault = null;
          }
          if (now == Fault.NOT_DONE) {
            throw new StoreException("not done");
          }
          Object result = call(target, method, arguments);
          if (now == Fault.ANSWER_LOST) {
            throw new StoreException("answer lost");
          }
          return result instanceof Store.Transaction
              ? breakable(Store.Transaction.class, result)
              : result;
        });
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Replays on the deciding thread, so that all work is done when a command returns. */
  private static final class CallersWorker implements WithoutEntities {
    @Override
    public CompletionStage<TurnOutcome> run(Turn turn) {
      return CompletableFuture.completedFuture(TestWorker.replay(turn, ModelledHub::collect));
    }

    @Override
    public CompletionStage<ActivityOutcome> run(Activity activity) {
      throw new IllegalStateException("no activities");
    }
  }
}
