package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.cli.ServeCommand.Detail;
import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.lifecycle.BackgroundTask;
import dev.durablesingleton.local.lifecycle.LibraryLogs;
import dev.durablesingleton.local.rpc.RpcServer;
import dev.durablesingleton.local.store.Durability;
import dev.durablesingleton.local.store.StoreException;
import dev.durablesingleton.local.web.PortTakenException;
import dev.durablesingleton.local.web.WebServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the local host. */
@Command(
    name = "durable-local",
    mixinStandardHelpOptions = true,
    versionProvider = CliConverters.Version.class,
    description = "Serves a staged Java Functions package with its Durable functions.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:printed this help or the version",
      "1:could not serve",
      "2:wrong options",
      "130, 143:served until it was stopped by Ctrl-C or SIGTERM"
    })
public final class DurableLocal implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "PACKAGE_FOLDER",
      description = "Folder with host.json, by default the present one.")
  private Path packageFolder;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      converter = CliConverters.Port.class,
      description =
          "Port for HTTP: 1 to 65535, or 0 for any free one; by default Host.LocalHttpPort of"
              + " local.settings.json, or 7071.")
  private Integer port;

  @Option(
      names = "--sidecar-port",
      paramLabel = "N",
      converter = CliConverters.Port.class,
      description =
          "Run no functions, but serve the task hub by gRPC on this port, to programs with a"
              + " DurableTaskGrpcWorker; needs no package.")
  private Integer sidecarPort;

  @Option(
      names = "--store",
      paramLabel = "FILE|memory",
      description =
          "Where the task hub is kept, by default .durable/<hub>.db beside the package folder.")
  private String store;

  @Option(
      names = "--durability",
      paramLabel = "full|normal",
      defaultValue = "full",
      converter = CliConverters.Promise.class,
      description =
          "What a power cut may take: nothing that was acknowledged (full, the default), or the"
              + " last moments (normal, faster). The host's own death takes nothing either way.")
  private Durability durability;

  @Option(names = "--clean", description = "Begin with an empty task hub.")
  private boolean clean;

  @Option(names = "--auth", description = "Ask for keys, as Azure does.")
  private boolean auth;

  @Option(names = "--verbose", description = "Print the host's own log lines too.")
  private boolean verbose;

  @Option(names = "--quiet", description = "Print warnings and errors only.")
  private boolean quiet;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Serves until the process is told to end. */
  public static void main(String[] args) {
    // Most of a start is the loading of classes, so it begins while the options are still read. A
    // task hub alone needs no web server, and help needs neither; nobody waits for these threads.
    LibraryLogs.quiet();
    BackgroundTask.run("load-web", WebServer::loadClasses);
    BackgroundTask.run("load-rpc", RpcServer::loadClasses);
    System.exit(
        new CommandLine(new DurableLocal())
            .setParameterExceptionHandler(CliConverters::wrongOptions)
            .execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    if (verbose && quiet) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--verbose and --quiet exclude each other");
    }
    if (sidecarPort != null && (port != null || auth)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--sidecar-port serves no HTTP, so --port and --auth mean nothing");
    }
    try {
      ServeCommand serving = new ServeCommand(options(), spec.commandLine().getOut(), detail());
      if (sidecarPort == null) {
        serving.functions();
      } else {
        serving.taskHub(sidecarPort, packageFolder != null);
      }
      return CommandLine.ExitCode.OK;
    } catch (PackageException
        | PortTakenException
        | StoreException
        | IOException
        | IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  private Detail detail() {
    return quiet ? Detail.QUIET : verbose ? Detail.VERBOSE : Detail.NORMAL;
  }

  private HostOptions options() {
    HostOptions.Storage storage =
        store == null
            ? new HostOptions.Storage.BesidePackage()
            : store.equals("memory")
                ? new HostOptions.Storage.Memory()
                : new HostOptions.Storage.File(Path.of(store));
    return new HostOptions(
        (packageFolder == null ? Path.of("") : packageFolder).toAbsolutePath().normalize(),
        port == null ? OptionalInt.empty() : OptionalInt.of(port),
        storage,
        durability,
        clean,
        auth);
  }
}
