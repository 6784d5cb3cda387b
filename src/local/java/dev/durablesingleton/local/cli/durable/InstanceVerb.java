package dev.durablesingleton.local.cli.durable;

import com.google.gson.JsonObject;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A verb that changes one instance, and prints its status after that. */
abstract class InstanceVerb extends Verb {

  @Mixin private final HostTarget target = new HostTarget();

  @Option(names = "--id", paramLabel = "ID", required = true, description = "The instance.")
  private String id = "";

  InstanceVerb(VerbContext context) {
    super(context);
  }

  /** What was done, and the status document after it. */
  record Change(String sentence, JsonObject status) {}

  /** Changes the instance. */
  abstract Change change(Instances instances, String instanceId) throws VerbException;

  @Override
  final void run(Output output) throws VerbException {
    try (ManagementClient client = target.open(context())) {
      Change change = change(new Instances(client), id);
      output.print(change.status(), List.of(change.sentence()));
    }
  }
}
