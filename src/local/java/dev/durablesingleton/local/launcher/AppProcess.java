package dev.durablesingleton.local.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The processes of an app: its options for the JVM, its variables, and its folder as the working
 * directory, as the Functions host starts the Java worker. Immutable; each process gets the
 * settings that the package has when it is created.
 */
final class AppProcess {

  private static final int FEATURE = Runtime.version().feature();
  private static final int FIRST_WITH_UNSAFE_WARNINGS = 23;

  /**
   * By default it is as large as the machine's memory suggests, and a start touches all of it. Of
   * the small one, half is for survivors, so that what running requests need is not promoted.
   */
  private static final List<String> SMALL_YOUNG_GENERATION =
      List.of("-XX:NewSize=16m", "-XX:SurvivorRatio=2");

  private final Path packageFolder;
  private final Path directory;
  private final Map<String, String> environment;
  private final Path jar;

  private AppProcess(
      Path packageFolder, Path directory, Map<String, String> environment, Path jar) {
    this.packageFolder = packageFolder;
    this.directory = directory;
    this.environment = environment;
    this.jar = jar;
  }

  /**
   * Returns the processes for a host with these arguments.
   *
   * @param environment the variables that the user has set
   * @param jar the host's jar
   */
  static AppProcess of(HostArguments arguments, Map<String, String> environment, Path jar) {
    Path folder = PackageRoot.of(arguments.packageFolder());
    Path directory =
        arguments.haveNoPackage() || !Files.isDirectory(folder)
            ? Path.of("").toAbsolutePath()
            : folder;
    return new AppProcess(folder, directory, environment, jar);
  }

  /** The absolute path of the package. */
  Path packageFolder() {
    return packageFolder;
  }

  /** Returns a host that uses an archive; null for none. */
  ProcessBuilder host(HostArguments arguments, ClassArchive.@Nullable Usable archive) {
    AppSettings settings = AppSettings.read(packageFolder, environment);
    List<String> command = java(settings.jvmOptions());
    // As the Functions host starts the Java worker. An archive has verified classes only.
    command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote"));
    // The threads of a host would reserve most of the young generation, and cause a collection.
    command.add("-XX:TLABSize=64k");
    if (archive != null) {
      // A JVM that cannot use the archive would print warnings.
      command.addAll(
          List.of("-XX:SharedArchiveFile=" + archive.classes(), "-Xlog:disable", "-Xshare:auto"));
    }
    command.addAll(settings.jvmOptions());
    arguments.debugger().map(Debugger::jvmOption).ifPresent(command::add);
    return process(command, archive == null ? jar : archive.jar(), arguments.absolute(), settings);
  }

  /**
   * Returns a host that loads the classes of the package, writes an archive of them and ends. It
   * has the lowest priority, where the operating system has a command for it.
   *
   * @param classes the file to write
   */
  ProcessBuilder training(List<String> arguments, Path trainedJar, Path classes) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
      command.addAll(List.of("/usr/bin/nice", "-n", "19"));
    }
    command.addAll(java(List.of()));
    command.addAll(List.of("-XX:ArchiveClassesAtExit=" + classes, "-Xlog:disable"));
    return process(command, trainedJar, arguments, AppSettings.read(packageFolder, environment));
  }

  /**
   * The command with the options for a fast start: code that is compiled soon and not code that is
   * compiled best, as for the Java worker, and the collector that starts fastest.
   */
  private static List<String> java(List<String> appOptions) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    if (appOptions.stream().noneMatch(option -> option.matches("-XX:\\+Use\\w+GC"))) {
      command.add("-XX:+UseSerialGC");
      command.addAll(SMALL_YOUNG_GENERATION);
    }
    if (FEATURE >= FIRST_WITH_UNSAFE_WARNINGS) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    return command;
  }

  private ProcessBuilder process(
      List<String> command, Path started, List<String> arguments, AppSettings settings) {
    // The options for the JVM keep the process from being a launcher.
    command.addAll(List.of("-jar", started.toString()));
    command.addAll(arguments);
    ProcessBuilder process = new ProcessBuilder(command).directory(directory.toFile());
    settings.addTo(process.environment());
    return process;
  }
}
