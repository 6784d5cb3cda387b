package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.launcher.LauncherLink;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the host's process. The launcher reads most of them. */
final class ProcessOptions {

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

  /** Whether the host only warns when the package has changed. */
  boolean noReload() {
    return noReload;
  }

  boolean loadClasses() {
    return loadClasses;
  }

  /** What is wrong with the options; empty if this process can honor them. */
  Optional<String> conflict(LauncherLink launcher) {
    return (debug != null || debugSuspend != null) && !launcher.exists()
        ? Optional.of(
            "--debug and --debug-suspend set an option of the JVM, so they need the launcher: leave out"
                + " --no-launcher and options before -jar, or write -agentlib:jdwp=... before -jar")
        : Optional.empty();
  }
}
