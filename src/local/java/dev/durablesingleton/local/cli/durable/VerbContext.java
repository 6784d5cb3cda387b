package dev.durablesingleton.local.cli.durable;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a verb gets from its process.
 *
 * @param out for results
 * @param err for messages
 * @param directory what relative paths refer to
 */
record VerbContext(
    PrintStream out, PrintStream err, Map<String, String> environment, Path directory) {

  VerbContext {
    environment = Map.copyOf(environment);
  }

  static VerbContext ofProcess() {
    return new VerbContext(System.out, System.err, System.getenv(), Path.of("").toAbsolutePath());
  }
}
