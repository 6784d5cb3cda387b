package dev.durablesingleton.local.launcher;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the JVM of the launcher was started. */
final class ParentJvm {

  private ParentJvm() {}

  /**
   * Whether the command has options for the JVM, such as memory limits or an agent, or a variable
   * attaches a debugger. The user has then prepared this JVM for the host. A second JVM would also
   * wait for the same debugger, or use the same port.
   */
  static boolean hasOptions() {
    return !options().isEmpty() || debugsByVariable(System.getenv());
  }

  private static List<String> options() {
    return ProcessHandle.current()
        .info()
        .arguments()
        .map(List::of)
        .map(all -> all.subList(0, Math.max(0, all.indexOf("-jar"))))
        .orElseGet(ParentJvm::managed);
  }

  /** Slower to load, but available where the operating system does not tell the arguments. */
  private static List<String> managed() {
    return ManagementFactory.getRuntimeMXBean().getInputArguments();
  }

  private static boolean debugsByVariable(Map<String, String> environment) {
    return Debugger.isIn(
        Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
            .map(name -> environment.getOrDefault(name, ""))
            .toList());
  }
}
