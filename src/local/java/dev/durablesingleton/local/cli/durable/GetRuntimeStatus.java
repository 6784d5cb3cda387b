package dev.durablesingleton.local.cli.durable;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the status of one instance. */
@Command(name = "get-runtime-status", description = "Shows the status of an instance.")
final class GetRuntimeStatus extends Verb {

  @Mixin private final ReadTarget target = new ReadTarget();

  @Option(names = "--id", paramLabel = "ID", required = true, description = "The instance.")
  private String id = "";

  @Option(
      names = "--show-input",
      arity = "0..1",
      fallbackValue = "true",
      description = "Also show the input.")
  private boolean showInput;

  @Option(
      names = "--show-output",
      arity = "0..1",
      fallbackValue = "true",
      description = "Also show the output.")
  private boolean showOutput;

  GetRuntimeStatus(VerbContext context) {
    super(context);
  }

  @Override
  void run(Output output) throws VerbException {
    try (ManagementClient client = target.open(context())) {
      JsonObject status = new Instances(client).status(id, showInput);
      if (!showOutput) {
        status.add("output", JsonNull.INSTANCE);
      }
      output.print(status, StatusText.of(status));
    }
  }
}
