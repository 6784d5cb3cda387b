package dev.durablesingleton.local.cli.durable;

import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes ended instances. */
@Command(
    name = "purge-history",
    description =
        "Removes instances and their histories: the one with an ID, or those that the filter"
            + " selects; without both, all that have ended. In Azure, a filter without"
            + " --runtime-status also selects running instances.")
final class PurgeHistory extends Verb {

  @Mixin private final HostTarget target = new HostTarget();
  @Mixin private final InstanceFilter filter = new InstanceFilter();

  @Option(names = "--id", paramLabel = "ID", description = "Remove only this instance.")
  private @Nullable String id;

  PurgeHistory(VerbContext context) {
    super(context);
  }

  @Override
  void run(Output output) throws VerbException {
    if (id != null && !filter.isEmpty()) {
      throw VerbException.wrongOptions(
          "--id names one instance, so it cannot be combined with --created-after,"
              + " --created-before or --runtime-status.");
    }
    try (ManagementClient client = target.open(context())) {
      Instances instances = new Instances(client);
      JsonObject purged = id == null ? instances.purge(filter) : instances.purge(id);
      output.print(
          purged, List.of("Instances deleted: " + StatusText.text(purged, "instancesDeleted")));
    }
  }
}
