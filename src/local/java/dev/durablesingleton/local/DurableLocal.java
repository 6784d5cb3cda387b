package dev.durablesingleton.local;

import dev.durablesingleton.local.log.ConsoleLog;
import dev.durablesingleton.local.log.LogFilter;
import dev.durablesingleton.local.log.LogLevel;
import dev.durablesingleton.local.pkg.FunctionsPackage;
import dev.durablesingleton.local.pkg.PackageException;
import dev.durablesingleton.local.store.StoreException;
import dev.durablesingleton.local.web.PortTakenException;
import java.nio.file.Path;
import java.time.Clock;
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
    versionProvider = DurableLocal.Version.class,
    description = "Serves a staged Java Functions package with its Durable functions.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:served until it was stopped", "1:could not serve", "2:wrong options"})
public final class DurableLocal implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "PACKAGE_FOLDER",
      defaultValue = ".",
      description = "Folder with host.json, by default the present one.")
  private Path packageFolder;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      description = "Port for HTTP: 1 to 65535, or 0 for any free one; by default 7071.")
  private Integer port;

  @Option(
      names = "--store",
      paramLabel = "FILE|memory",
      description =
          "Where the task hub is kept, by default .durable/<hub>.db beside the package folder.")
  private String store;

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
    System.exit(new CommandLine(new DurableLocal()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port != null && (port < 0 || port > 65_535)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--port takes 0 to 65535, not %d.".formatted(port));
    }
    try {
      FunctionsPackage functions = FunctionsPackage.open(packageFolder);
      LocalHost host = LocalHost.start(options(), functions, log(functions));
      Runtime.getRuntime().addShutdownHook(new Thread(host::close, "shutdown"));
      if (!quiet) {
        StartupListing.lines(functions, host.port()).forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
      }
      host.awaitClosed();
      return 0;
    } catch (PackageException | StoreException | PortTakenException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
  }

  private HostOptions options() {
    HostOptions.Storage storage =
        store == null
            ? new HostOptions.Storage.BesidePackage()
            : store.equals("memory")
                ? new HostOptions.Storage.Memory()
                : new HostOptions.Storage.File(Path.of(store));
    return new HostOptions(
        packageFolder,
        port == null ? OptionalInt.empty() : OptionalInt.of(port),
        storage,
        clean,
        auth);
  }

  private ConsoleLog log(FunctionsPackage functions) {
    LogLevel own = verbose ? LogLevel.INFORMATION : LogLevel.WARNING;
    LogFilter filter =
        new LogFilter(
            functions.hostJson().logLevels(), quiet ? LogLevel.WARNING : LogLevel.INFORMATION, own);
    return new ConsoleLog(System.out, System.console() != null, filter, Clock.systemUTC());
  }

  /** Takes the version from the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = DurableLocal.class.getPackage().getImplementationVersion();
      return new String[] {"durable-local " + (version == null ? "(from classes)" : version)};
    }
  }
}
