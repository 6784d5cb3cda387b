package dev.durablesingleton.local.cli.durable;

import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts an instance. */
@Command(name = "start-new", description = "Starts an instance of an orchestrator.")
final class StartNew extends Verb {

  @Mixin private final HostTarget target = new HostTarget();

  @Option(
      names = "--function-name",
      paramLabel = "NAME",
      required = true,
      description = "The orchestrator.")
  private String orchestrator = "";

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "The ID of the new instance; default: a random one.")
  private @Nullable String id;

  @Option(
      names = "--input",
      paramLabel = "JSON|@FILE",
      description = "The input, or a file with it; default: none.")
  private @Nullable String input;

  StartNew(VerbContext context) {
    super(context);
  }

  @Override
  void run(Output output) throws VerbException {
    String json = input == null ? null : JsonArgument.read("--input", input, context().directory());
    try (ManagementClient client = target.open(context())) {
      Instances instances = new Instances(client);
      String started = instances.start(orchestrator, id, json);
      JsonObject status = instances.status(started, false);
      output.print(
          status,
          List.of(
              "Started '%s' at %s. Instance ID: '%s'."
                  .formatted(
                      StatusText.text(status, "name"),
                      StatusText.text(status, "createdTime"),
                      started)));
    }
  }
}
