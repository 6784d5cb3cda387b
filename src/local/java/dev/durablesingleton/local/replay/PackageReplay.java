package dev.durablesingleton.local.replay;

import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.functionapp.DurableFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.HistoryEvent;
import dev.durablesingleton.local.triggers.PackageWorkItems;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.InvocationListener;
import dev.durablesingleton.local.worker.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replays histories with the orchestrators of a package, on the caller's thread. It has a worker of
 * its own, so that replays add no lines to the host's log. Thread-safe.
 */
public final class PackageReplay implements AutoCloseable {

  private final FunctionWorker.Options options;
  private final Function<FunctionMetadata, Map<String, Value>> clientInputs;
  private final DurableFunctions orchestrators;
  private @Nullable FunctionWorker worker;
  private @Nullable ReplayCheck check;

  /**
   * Loads nothing yet.
   *
   * @param options what the first replay loads; listener and log are not used
   * @param clientInputs returns the values of a function's durable client bindings
   */
  public PackageReplay(
      FunctionWorker.Options options, Function<FunctionMetadata, Map<String, Value>> clientInputs) {
    this.options = options.withLog(HostLog.none());
    this.clientInputs = clientInputs;
    orchestrators = DurableFunctions.orchestrators(options.functions());
  }

  /**
   * Replays the history of an instance; an empty one only shows whether the package has the
   * orchestrator.
   */
  public ReplayResult ofHistory(
      String instanceId, String orchestrator, List<HistoryEvent> events, Precision precision) {
    if (orchestrators.find(orchestrator).isEmpty()) {
      return new ReplayResult.Diverges(orchestrators.unknownMessage(orchestrator));
    }
    return events.isEmpty()
        ? new ReplayResult.Matches()
        : check().ofHistory(instanceId, orchestrator, events, precision);
  }

  /** Stops enforcing the functions' timeout. */
  @Override
  public synchronized void close() {
    if (worker != null) {
      worker.close();
    }
  }

  private synchronized ReplayCheck check() {
    if (check == null) {
      check = new ReplayCheck(this::load);
    }
    return check;
  }

  private synchronized WorkItems load(InvocationListener listener) {
    worker = FunctionWorker.load(options.withListener(listener));
    return new PackageWorkItems(
        options.functions(),
        worker,
        clientInputs,
        Runnable::run,
        Runnable::run,
        Runnable::run,
        HostLog.none());
  }
}
