package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.launcher.LauncherLink;
import dev.durablesingleton.local.lifecycle.BackgroundTask;
import dev.durablesingleton.local.lifecycle.LibraryLogs;
import dev.durablesingleton.local.log.ConsoleLog;
import dev.durablesingleton.local.rpc.RpcServer;
import dev.durablesingleton.local.store.StoreException;
import dev.durablesingleton.local.web.PortTakenException;
import dev.durablesingleton.local.web.WebServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The command line of the local host. */
@Command(
    name = "durable-local",
    mixinStandardHelpOptions = true,
    versionProvider = CliConverters.Version.class,
    description = "Serves a staged Java Functions package with its Durable functions.",
    footer = {
      "",
      "'durable-local durable --help' lists the verbs that query and control the instances of a task"
          + " hub."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:printed this help or the version",
      "1:could not serve; with --check, an instance cannot be continued",
      "2:wrong options; with --check, also an unreadable package or task hub",
      "3:ended because the heap stayed full",
      "130, 143:served until it was stopped by Ctrl-C or SIGTERM"
    })
public final class DurableLocal implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "PACKAGE_FOLDER",
      description = "Folder that contains host.json; default: the current directory.")
  private @Nullable Path packageFolder;

  @Mixin private final ListenOptions listen = new ListenOptions();
  @Mixin private final StorageOptions storage = new StorageOptions();
  @Mixin private final ProcessOptions process = new ProcessOptions();
  @Mixin private final OutputOptions output = new OutputOptions();

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
      names = "--check",
      description =
          "Serve nothing. Replay the history of each unfinished instance of the task hub, and name"
              + " those that the package's code cannot continue. Changes nothing; a host may have"
              + " the task hub open.")
  private boolean check;

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

  /** Returns the command line, which serves when it is executed. */
  public static CommandLine commandLine(LauncherLink launcher) {
    return new CommandLine(new DurableLocal(launcher))
        // The launcher reads the arguments too, and knows no files of arguments.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(CliConverters::wrongOptions);
  }

  private static int execute(String[] args, LauncherLink launcher) {
    CommandLine line = commandLine(launcher);
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
   * @throws ParameterException if options exclude each other
   */
  @Override
  public Integer call() throws InterruptedException {
    checkCombinations();
    PrintWriter err = spec.commandLine().getErr();
    try {
      if (check) {
        return check();
      }
      if (process.loadClasses()) {
        ClassLoading.run(options());
        return CommandLine.ExitCode.OK;
      }
      ServeCommand command =
          new ServeCommand(options(), spec.commandLine().getOut(), output.detail(), launcher);
      if (listen.sidecarPort() == null) {
        command.serveFunctions(process.noReload() || !launcher.exists());
      } else {
        command.serveTaskHub(listen.sidecarPort(), packageFolder != null);
      }
      return CommandLine.ExitCode.OK;
    } catch (PackageException
        | PortTakenException
        | StoreException
        | IOException
        | UncheckedIOException
        | IllegalArgumentException e) {
      err.println(StartFailure.sentence(e).orElse(e.getMessage()));
      return check ? CheckCommand.NOT_CHECKED : CommandLine.ExitCode.SOFTWARE;
    } catch (RuntimeException e) {
      return failed(e, err::println);
    }
  }

  private void checkCombinations() {
    Stream.of(
            output.conflict(),
            listen.conflict(ignoreOutputs),
            process.conflict(launcher),
            checkConflict())
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(
            sentence -> {
              throw new ParameterException(spec.commandLine(), sentence);
            });
  }

  private Optional<String> checkConflict() {
    boolean serves =
        listen.any()
            || ignoreOutputs
            || storage.clean()
            || storage.storage() instanceof HostOptions.Storage.Memory;
    return check && serves
        ? Optional.of(
            "--check serves nothing and changes nothing, so it can be combined only with the package"
                + " folder, --store FILE, --no-launcher and --debug")
        : Optional.empty();
  }

  private int check() throws PackageException {
    PrintWriter out = spec.commandLine().getOut();
    ConsoleLog log = ServeCommand.warnings();
    LibraryLogs.sendTo(log);
    boolean matches = new CheckCommand(options(), out, log).run();
    out.flush();
    return matches ? CommandLine.ExitCode.OK : CheckCommand.DIFFERS;
  }

  private HostOptions options() {
    return new HostOptions(
        (packageFolder == null ? Path.of("") : packageFolder).toAbsolutePath().normalize(),
        listen.port(),
        listen.address(),
        listen.allowedHosts(),
        storage.storage(),
        storage.durability(),
        storage.clean(),
        listen.auth(),
        clients,
        ignoreOutputs);
  }
}
