package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.host.HubStorage;
import dev.durablesingleton.local.host.PackageCheck;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.replay.HubCheck;
import java.io.PrintWriter;
import java.nio.file.Path;

/** Checks the instances of a hub's file against the package, for people and for CI. */
final class CheckCommand {

  /** The exit code if an instance cannot be continued. */
  static final int DIFFERS = 1;

  /** The exit code if the check could not be made. */
  static final int NOT_CHECKED = 2;

  private final HostOptions options;
  private final PrintWriter out;
  private final HostLog log;

  CheckCommand(HostOptions options, PrintWriter out, HostLog log) {
    this.options = options;
    this.out = out;
    this.log = log;
  }

  /**
   * Prints each instance that the code cannot continue, and the totals.
   *
   * @return whether there is none
   */
  boolean run() throws PackageException {
    FunctionsPackage functions = FunctionsPackage.open(options.packageFolder());
    Path file = HubStorage.file(options, functions);
    HubCheck.Totals totals = PackageCheck.run(functions, file, this::print, log);
    out.println(sentence(totals, file));
    return totals.differing() == 0;
  }

  private void print(HubCheck.Finding finding) {
    out.println(
        "Instance '%s' of '%s' cannot be continued. %s"
            .formatted(finding.instanceId(), finding.orchestrator(), finding.problem()));
  }

  private static String sentence(HubCheck.Totals totals, Path file) {
    String result =
        totals.differing() == 0
            ? "This code can continue all %,d unfinished instances of %s."
                .formatted(totals.checked(), file)
            : "This code cannot continue %,d of %,d unfinished instances of %s."
                .formatted(totals.differing(), totals.checked(), file);
    return totals.otherVersions() == 0
        ? result
        : result
            + " %,d more are of versions that host.json excludes, and were not replayed."
                .formatted(totals.otherVersions());
  }
}
