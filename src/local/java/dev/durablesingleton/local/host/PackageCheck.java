package dev.durablesingleton.local.host;

import dev.durablesingleton.local.functionapp.Environment;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.PackageClassLoader;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.replay.HubCheck;
import dev.durablesingleton.local.replay.PackageReplay;
import dev.durablesingleton.local.store.HubFileReader;
import dev.durablesingleton.local.store.StoreException;
import dev.durablesingleton.local.worker.FunctionWorker;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Checks whether a package's code can continue the unfinished instances of its hub. */
public final class PackageCheck {

  private PackageCheck() {}

  /**
   * Replays the histories. A host may have the file open.
   *
   * @param file the hub's file
   * @param findings receives each instance that cannot be continued
   * @param log receives warnings about the package
   * @throws StoreException if the file cannot be read
   */
  public static HubCheck.Totals run(
      FunctionsPackage functions, Path file, Consumer<HubCheck.Finding> findings, HostLog log) {
    try (HubFileReader hub = HubFileReader.open(file)) {
      // Function code of an orchestrator may read settings.
      new Environment(log).export(functions, LocalHost.DEFAULT_PORT);
      PackageClassLoader classes = PackageClassLoader.over(functions.classPath(), null, log);
      FunctionWorker.Options options = FunctionWorker.Options.of(functions, classes, log);
      try (PackageReplay replay = new PackageReplay(options, function -> Map.of())) {
        return new HubCheck(
                replay, SettingsMapper.hubOptions(functions.hostJson().durableTask()).versions())
            .run(hub, findings);
      }
    }
  }
}
