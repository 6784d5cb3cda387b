package dev.durablesingleton.local.cli.durable;

import com.google.gson.JsonArray;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the history of one instance. */
@Command(
    name = "get-history",
    description = "Shows the history of an instance: of its current generation, in order.")
final class GetHistory extends Verb {

  @Mixin private final ReadTarget target = new ReadTarget();

  @Option(names = "--id", paramLabel = "ID", required = true, description = "The instance.")
  private String id = "";

  GetHistory(VerbContext context) {
    super(context);
  }

  @Override
  void run(Output output) throws VerbException {
    try (ManagementClient client = target.open(context())) {
      JsonArray events = new Instances(client).history(id);
      output.print(events, HistoryText.of(events));
    }
  }
}
