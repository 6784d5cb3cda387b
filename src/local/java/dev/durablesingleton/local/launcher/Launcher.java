package dev.durablesingleton.local.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.Optional;

/** The main class of {@code durable-local.jar}. */
public final class Launcher {

  private static final String HOST = "dev.durablesingleton.local.cli.DurableLocal";
  private static final String VERBS = "dev.durablesingleton.local.cli.durable.DurableCommand";

  /** The first argument of a command for a task hub; a package folder of this name needs a path. */
  private static final String DURABLE = "durable";

  private static final Duration RESTART_DELAY = Duration.ofSeconds(10);

  private Launcher() {}

  /**
   * Runs a verb of {@code durable} in this JVM, or the host in a child JVM, and exits with its exit
   * code. Runs the host in this JVM if the arguments ask for that or need no host, or if this JVM
   * was started with options of its own.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) throws Throwable {
    if (args.length > 0 && args[0].equals(DURABLE)) {
      runHere(VERBS, args);
      return;
    }
    HostArguments arguments = HostArguments.parse(args, Path.of("").toAbsolutePath());
    Optional<Path> jar = jar();
    if (arguments.needNoChild() || jar.isEmpty() || ParentJvm.hasOptions()) {
      runHere(HOST, args);
      return;
    }
    int exitCode;
    try {
      exitCode = runChild(arguments, jar.get());
    } catch (IOException e) {
      // The operating system refuses another process or socket.
      runHere(HOST, args);
      return;
    }
    System.exit(exitCode);
  }

  private static int runChild(HostArguments arguments, Path jar)
      throws IOException, InterruptedException {
    AppProcess app = AppProcess.of(arguments, System.getenv(), jar);
    ClassArchive archive =
        ClassArchive.of(
            jar,
            app.packageFolder(),
            CacheFolder.of(
                System.getenv(), System.getProperty("os.name"), System.getProperty("user.home")));
    Training training = new Training(app, archive);
    LauncherLog log = new LauncherLog(System.out);
    Reloads reloads = new Reloads(log);
    HostChild child =
        new HostChild(
            app,
            archive,
            report -> {
              training.begin();
              reloads.reported(report);
            });
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  training.stop();
                  child.stop();
                },
                "stop-host"));
    Supervisor supervisor =
        new Supervisor(child, arguments, new RestartPolicy(RESTART_DELAY), reloads, log);
    supervisor.start();
    // Only now, since the host starts sooner then; it reads the package later than the watch.
    if (arguments.reload()) {
      PackageWatch.start(app.packageFolder(), () -> reloads.packageChanged(child));
    }
    return supervisor.run();
  }

  /** By reflection, since the launcher's own process loads no class of the host. */
  private static void runHere(String mainClass, String[] args) throws Throwable {
    try {
      Class.forName(mainClass).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  /** The jar of this class; empty if it was loaded from a folder. */
  private static Optional<Path> jar() throws URISyntaxException {
    CodeSource source = Launcher.class.getProtectionDomain().getCodeSource();
    if (source == null || !source.getLocation().getProtocol().equals("file")) {
      return Optional.empty();
    }
    return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
  }
}
