package dev.durablesingleton.local.cli.durable;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a host or the file of a task hub, for verbs that only read. */
final class ReadTarget extends HostTarget {

  @Option(
      names = "--store",
      paramLabel = "FILE",
      description =
          "Read this file of a local task hub instead of asking a host. No host need run; nothing"
              + " is changed.")
  private @Nullable Path file;

  @Override
  ManagementClient open(VerbContext context) throws VerbException {
    if (file == null) {
      return super.open(context);
    }
    if (namesHost()) {
      throw VerbException.wrongOptions(
          "--store reads a file without a host, so it cannot be combined with --url, --key,"
              + " --task-hub-name or --connection-string-setting.");
    }
    return new FileClient(context.directory().resolve(file));
  }
}
