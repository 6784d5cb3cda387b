package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.cli.ServeCommand.Detail;
import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.launcher.LauncherLink;
import dev.durablesingleton.local.lifecycle.BackgroundTask;
import dev.durablesingleton.local.lifecycle.LibraryLogs;
import dev.durablesingleton.local.rpc.RpcServer;
import dev.durablesingleton.local.store.Durability;
import dev.durablesingleton.local.store.StoreException;
import dev.durablesingleton.local.web.PortTakenException;
import dev.durablesingleton.local.web.WebServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
      description = "Folder that contains host.json; default: the current directory.")
  private @Nullable Path packageFolder;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      converter = CliConverters.Port.class,
      description =
          "HTTP port, 1 to 65535, or 0 for any free port; default: Host.LocalHttpPort of"
              + " local.settings.json, or 7071.")
  private @Nullable Integer port;

  @Option(
      names = "--address",
      paramLabel = "IP",
      description =
          "Also listen on this address, for example 0.0.0.0 for all; needs --auth. Default:"
              + " Host.LocalHttpAddress of local.settings.json, or the loopback addresses only.")
  private @Nullable String address;

  @Option(
      names = "--allowed-host",
      paramLabel = "NAME",
      split = ",",
      converter = CliConverters.HostName.class,
      description =
          "A name by which clients may address the host; may be repeated. localhost, *.localhost"
              + " and IP addresses are always allowed.")
  private Set<String> allowedHosts = Set.of();

  @Option(
      names = "--sidecar-port",
      paramLabel = "N",
      converter = CliConverters.Port.class,
      description =
          "Run no functions; serve only the task hub by gRPC on this port, for programs with a"
              + " DurableTaskGrpcWorker. Needs no package.")
  private @Nullable Integer sidecarPort;

  @Option(
      names = "--store",
      paramLabel = "FILE|memory",
      description =
          "Where the task hub is stored; default: .durable/<hub>.db next to the package folder.")
  private @Nullable String store;

  @Option(
      names = "--durability",
      paramLabel = "full|normal",
      defaultValue = "full",
      converter = CliConverters.DurabilityLevel.class,
      description =
          "full (default): every acknowledged commit survives a power failure. normal: faster, the"
              + " last commits may be lost. A crash of the host loses nothing in either mode.")
  private Durability durability = Durability.FULL;

  @Option(
      names = "--clean",
      description = "Delete the stored task hub and start with an empty one.")
  private boolean clean;

  @Option(names = "--auth", description = "Require access keys, as in Azure.")
  private boolean auth;

  @Option(
      names = "--client-transport",
      paramLabel = "in-process|port",
      defaultValue = "in-process",
      converter = CliConverters.ClientTransport.class,
      description =
          "How the durable client of the functions reaches the task hub. in-process (default):"
              + " without a connection. port: through the gRPC port, as other programs do.")
  private HostOptions.Clients clients = HostOptions.Clients.IN_PROCESS;

  @Option(
      names = "--ignore-outputs",
      description =
          "Let calls succeed that set an output binding that this host does not deliver, such as a"
              + " queue; the values are dropped with a warning.")
  private boolean ignoreOutputs;

  @Option(
      names = "--no-launcher",
      description =
          "Run in this JVM and not in a child. Nothing starts the host again if function code ends"
              + " it, and the app's JVM options and working directory are not set.")
  @SuppressWarnings("UnusedVariable") // Read by the launcher.
  private boolean noLauncher;

  @Option(
      names = "--no-reload",
      description =
          "Do not start a new host when the package has changed; only warn. Without the launcher,"
              + " this is always so.")
  private boolean noReload;

  @Option(
      names = "--debug",
      paramLabel = "PORT",
      arity = "0..1",
      preprocessor = CliConverters.AttachedPort.class,
      converter = CliConverters.Port.class,
      description =
          "Let a debugger attach to this port of the loopback address; default: 5005. Written as"
              + " --debug or --debug=PORT.")
  private @Nullable Integer debug;

  @Option(
      names = "--debug-suspend",
      paramLabel = "PORT",
      arity = "0..1",
      preprocessor = CliConverters.AttachedPort.class,
      converter = CliConverters.Port.class,
      description = "As --debug, and wait for the debugger before anything runs.")
  private @Nullable Integer debugSuspend;

  @Option(
      names = "--load-classes",
      hidden = true,
      description = "Serve on a free port, load the classes that a first call needs, and end.")
  private boolean loadClasses;

  @Option(names = "--verbose", description = "Also print the host's own log lines.")
  private boolean verbose;

  @Option(names = "--quiet", description = "Print only warnings and errors.")
  private boolean quiet;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private final LauncherLink launcher;

  private DurableLocal(LauncherLink launcher) {
    this.launcher = launcher;
  }

  /**
   * Runs the command line and ends the JVM with its exit code; serves until Ctrl-C or SIGTERM.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    // Class loading dominates the start-up time, so it begins before the options are parsed. A
    // sidecar needs no web server and --help needs neither; nothing waits for these threads.
    LauncherLink launcher = LauncherLink.connect();
    LibraryLogs.quiet();
    BackgroundTask.run("load-web", WebServer::loadClasses);
    BackgroundTask.run("load-rpc", RpcServer::loadClasses);
    int exitCode = execute(args, launcher);
    launcher.done();
    System.exit(exitCode);
  }

  private static int execute(String[] args, LauncherLink launcher) {
    CommandLine line =
        new CommandLine(new DurableLocal(launcher))
            // The launcher reads the arguments too, and knows no files of arguments.
            .setExpandAtFiles(false)
            .setParameterExceptionHandler(CliConverters::wrongOptions);
    // Picocli creates its writers on first use; later, System.err is a stream of log lines.
    PrintWriter err = line.getErr();
    try {
      return line.execute(args);
    } catch (Error e) {
      return failed(e, err::println);
    }
  }

  /**
   * Prints the sentence of a limit of the operating system.
   *
   * @throws T the failure, if no limit caused it
   */
  private static <T extends Throwable> int failed(T failure, Consumer<String> errors) throws T {
    Optional<String> sentence = StartFailure.sentence(failure);
    if (sentence.isEmpty()) {
      throw failure;
    }
    errors.accept(sentence.get());
    return CommandLine.ExitCode.SOFTWARE;
  }

  /**
   * Serves as the options say.
   *
   * @return the exit code; for an expected failure its sentence has been printed to standard error
   * @throws CommandLine.ParameterException if options exclude each other
   */
  @Override
  public Integer call() throws InterruptedException {
    if (verbose && quiet) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--verbose and --quiet exclude each other");
    }
    if (sidecarPort != null
        && (port != null || auth || address != null || !allowedHosts.isEmpty() || ignoreOutputs)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--sidecar-port runs no functions and serves no HTTP, so it cannot be combined with --port,"
              + " --address, --allowed-host, --auth or --ignore-outputs");
    }
    if ((debug != null || debugSuspend != null) && !launcher.exists()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--debug and --debug-suspend set an option of the JVM, so they need the launcher: leave out"
              + " --no-launcher and options before -jar, or write -agentlib:jdwp=... before -jar");
    }
    PrintWriter err = spec.commandLine().getErr();
    try {
      if (loadClasses) {
        ClassLoading.run(options());
        return CommandLine.ExitCode.OK;
      }
      ServeCommand command =
          new ServeCommand(options(), spec.commandLine().getOut(), detail(), launcher);
      if (sidecarPort == null) {
        command.serveFunctions(noReload || !launcher.exists());
      } else {
        command.serveTaskHub(sidecarPort, packageFolder != null);
      }
      return CommandLine.ExitCode.OK;
    } catch (PackageException
        | PortTakenException
        | StoreException
        | IOException
        | UncheckedIOException
        | IllegalArgumentException e) {
      err.println(StartFailure.sentence(e).orElse(e.getMessage()));
      return CommandLine.ExitCode.SOFTWARE;
    } catch (RuntimeException e) {
      return failed(e, err::println);
    }
  }

  private Detail detail() {
    return quiet ? Detail.QUIET : verbose ? Detail.VERBOSE : Detail.NORMAL;
  }

  private HostOptions options() {
    HostOptions.Storage storage =
        store == null
            ? new HostOptions.Storage.NextToPackage()
            : store.equals("memory")
                ? new HostOptions.Storage.Memory()
                : new HostOptions.Storage.File(Path.of(store));
    return new HostOptions(
        (packageFolder == null ? Path.of("") : packageFolder).toAbsolutePath().normalize(),
        port,
        address,
        allowedHosts,
        storage,
        durability,
        clean,
        auth,
        clients,
        ignoreOutputs);
  }
}
