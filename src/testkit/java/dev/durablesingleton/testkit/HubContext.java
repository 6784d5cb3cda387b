package dev.durablesingleton.testkit;

import dev.durablesingleton.local.engine.WorkItems;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.triggers.PackageWorkItems;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.InvocationListener;
import dev.durablesingleton.testkit.replay.ReplayCheck;
import java.util.Map;
import java.util.Optional;

/** What outlives the hosts of one hub. */
record HubContext(
    Functions functions,
    FunctionWorker worker,
    Activities activities,
    Timekeeper timekeeper,
    RunningWork work,
    Mistakes mistakes,
    FailureRecorder notes,
    HubLog log,
    ReplaySampler checked,
    Optional<ReplayCheck> check) {

  static HubContext of(HubSettings settings) {
    Functions functions = settings.functions().load();
    Mistakes mistakes = new Mistakes();
    RunningWork work = new RunningWork();
    FailureRecorder notes = new FailureRecorder(work, mistakes);
    HubLog log = new HubLog();
    return new HubContext(
        functions,
        functions.worker(notes, log),
        new Activities(),
        new Timekeeper(settings.start()),
        work,
        mistakes,
        notes,
        log,
        new ReplaySampler(),
        settings.checks() ? Optional.of(replayCheck(functions)) : Optional.empty());
  }

  /** Replays in functions of its own, whose log lines nobody wants to see again. */
  static ReplayCheck replayCheck(Functions functions) {
    return new ReplayCheck(watch -> replayer(functions, watch));
  }

  private static WorkItems replayer(Functions functions, InvocationListener watch) {
    return new PackageWorkItems(
        functions.all(),
        functions.worker(watch, HostLog.none()),
        function -> Map.of(),
        Runnable::run,
        Runnable::run,
        HostLog.none());
  }
}
