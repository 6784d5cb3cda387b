package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.cli.ServeCommand.Detail;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how much the host prints. */
final class OutputOptions {

  @Option(names = "--verbose", description = "Also print the host's own log lines.")
  private boolean verbose;

  @Option(names = "--quiet", description = "Print only warnings and errors.")
  private boolean quiet;

  Detail detail() {
    return quiet ? Detail.QUIET : verbose ? Detail.VERBOSE : Detail.NORMAL;
  }

  /** What is wrong with the options; empty if they go together. */
  Optional<String> conflict() {
    return verbose && quiet
        ? Optional.of("--verbose and --quiet exclude each other")
        : Optional.empty();
  }
}
