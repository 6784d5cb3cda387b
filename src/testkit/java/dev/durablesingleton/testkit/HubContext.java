package dev.durablesingleton.testkit;

import dev.durablesingleton.local.engine.work.WorkItems;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.replay.ReplayCheck;
import dev.durablesingleton.local.triggers.PackageWorkItems;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.InvocationListener;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a hub that survive a crash of its host.
 *
 * @param replayCheck null if turns are not checked
 */
record HubContext(
    LoadedFunctions functions,
    FunctionWorker worker,
    ActivityRegistry activities,
    EntityRegistry entities,
    EntityRequests entityRequests,
    VirtualTime time,
    RunningWork runningWork,
    Mistakes mistakes,
    FailureRecorder failures,
    HubLog log,
    ReplaySampler replaySampler,
    @Nullable ReplayCheck replayCheck) {

  static HubContext of(HubSettings settings) {
    LoadedFunctions functions = settings.functions().load();
    Mistakes mistakes = new Mistakes();
    RunningWork runningWork = new RunningWork();
    FailureRecorder failures = new FailureRecorder(runningWork, mistakes);
    HubLog log = new HubLog();
    return new HubContext(
        functions,
        functions.worker(failures, log),
        new ActivityRegistry(),
        new EntityRegistry(),
        new EntityRequests(),
        new VirtualTime(settings.start()),
        runningWork,
        mistakes,
        failures,
        log,
        new ReplaySampler(),
        settings.checksDeterminism() ? replayCheck(functions) : null);
  }

  /** Replays with a worker of its own, so that replays add no lines to the hub's log. */
  static ReplayCheck replayCheck(LoadedFunctions functions) {
    return new ReplayCheck(listener -> replayer(functions, listener));
  }

  private static WorkItems replayer(LoadedFunctions functions, InvocationListener listener) {
    return new PackageWorkItems(
        functions.all(),
        functions.worker(listener, HostLog.none()),
        function -> Map.of(),
        Runnable::run,
        Runnable::run,
        Runnable::run,
        HostLog.none());
  }
}
