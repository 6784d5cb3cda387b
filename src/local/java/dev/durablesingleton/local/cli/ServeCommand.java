package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.HostJson;
import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.host.HubStorage;
import dev.durablesingleton.local.host.LocalHost;
import dev.durablesingleton.local.host.SidecarHost;
import dev.durablesingleton.local.host.StartupListing;
import dev.durablesingleton.local.launcher.LauncherLink;
import dev.durablesingleton.local.launcher.PackageWatch;
import dev.durablesingleton.local.log.ConsoleLines;
import dev.durablesingleton.local.log.ConsoleLog;
import dev.durablesingleton.local.log.LogFilter;
import dev.durablesingleton.local.log.LogLevel;
import dev.durablesingleton.local.store.SqliteLibrary;
import dev.durablesingleton.local.web.PortTakenException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Help.Ansi;

/** Starts a host with the options of the command line and waits until the process ends. */
final class ServeCommand {

  private final HostOptions options;
  private final PrintWriter out;
  private final Detail detail;
  private final LauncherLink launcher;

  /** How much is printed. */
  enum Detail {
    QUIET,
    NORMAL,
    VERBOSE
  }

  ServeCommand(HostOptions options, PrintWriter out, Detail detail, LauncherLink launcher) {
    this.options = options;
    this.out = out;
    this.detail = detail;
    this.launcher = launcher;
  }

  /**
   * Serves the functions of the package folder.
   *
   * @param warnOfChanges whether to log a warning once the package has changed
   */
  void serveFunctions(boolean warnOfChanges)
      throws PackageException, PortTakenException, InterruptedException {
    FunctionsPackage functions = FunctionsPackage.open(options.packageFolder());
    printStaged(functions);
    loadSqliteFor(HubStorage.keyFile(options, functions));
    ConsoleLog log = log(functions.hostJson());
    ConsoleLines.capture(log);
    if (warnOfChanges) {
      PackageWatch.start(functions.folder(), new ChangeWarning(functions.folder(), log));
    }
    LocalHost host = LocalHost.start(options, functions, log);
    FunctionEnd functionEnd = new FunctionEnd(host, launcher, log);
    ShutdownHook.install(
        () -> {
          if (!functionEnd.hasBegun()) {
            close(host);
          }
        });
    // After a shutdown hook, which loads the classes that halt the JVM: a full heap has no space
    // for them.
    HeapReserve.install(functionEnd);
    reportServing(host.port());
    StartupListing.lines(functions, host.port()).forEach(this::print);
    if (options.auth()) {
      print("Requests need a key; the keys are in " + HubStorage.keyFile(options, functions) + ".");
    }
    if (detail == Detail.NORMAL) {
      print("For detailed output, run with --verbose.");
    }
    host.awaitClosed();
  }

  /**
   * Serves only a task hub, by gRPC.
   *
   * @param ofPackage whether the folder is a package; otherwise the hub belongs to the current
   *     directory
   */
  void serveTaskHub(int port, boolean ofPackage)
      throws PackageException, IOException, InterruptedException {
    Path folder = options.packageFolder();
    HostJson hostJson;
    if (ofPackage) {
      FunctionsPackage functions = FunctionsPackage.open(folder);
      printStaged(functions);
      folder = functions.folder();
      hostJson = functions.hostJson();
    } else {
      hostJson = HostJson.of(folder);
    }
    String hub = hostJson.durableTask().hubName();
    Path file = ofPackage ? HubStorage.nextTo(folder, hub) : HubStorage.in(folder, hub);
    loadSqliteFor(HubStorage.file(options, file));
    SidecarHost host =
        SidecarHost.start(port, options, hostJson.durableTask(), file, log(hostJson));
    ShutdownHook.install(host::close);
    reportServing(host.port());
    print("Task hub %s is served by gRPC on localhost:%s.".formatted(hub, host.port()));
    host.awaitClosed();
  }

  /** Also logs a last line that function code has not ended. */
  private static void close(LocalHost host) {
    host.close();
    System.out.close();
    System.err.close();
  }

  private void reportServing(int port) {
    launcher.serving(
        port, options.storage() instanceof HostOptions.Storage.Memory, Ansi.AUTO.enabled());
  }

  /** The native library is stored next to the hub. */
  private void loadSqliteFor(Path file) {
    if (!(options.storage() instanceof HostOptions.Storage.Memory)) {
      SqliteLibrary.loadFrom(Objects.requireNonNull(file.getParent()));
    }
  }

  /** The folder may be the root of a project, below which the build has staged the package. */
  private void printStaged(FunctionsPackage functions) {
    Path named = options.packageFolder();
    if (!functions.folder().equals(named)) {
      print(
          "Serving the staged package %s of the project %s."
              .formatted(named.relativize(functions.folder()), named));
    }
  }

  private void print(String line) {
    if (detail != Detail.QUIET) {
      out.println(line);
      out.flush();
    }
  }

  private ConsoleLog log(HostJson hostJson) {
    // The command line overrides host.json.
    return detail == Detail.QUIET
        ? warnings()
        : console(
            new LogFilter(
                hostJson.logLevels(),
                LogLevel.INFORMATION,
                detail == Detail.VERBOSE ? LogLevel.INFORMATION : LogLevel.WARNING));
  }

  /** A log of warnings and errors only. */
  static ConsoleLog warnings() {
    return console(new LogFilter(Map.of(), LogLevel.WARNING, LogLevel.WARNING));
  }

  private static ConsoleLog console(LogFilter filter) {
    return new ConsoleLog(System.out, Ansi.AUTO.enabled(), filter, Clock.systemUTC());
  }
}
