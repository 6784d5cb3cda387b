package dev.durablesingleton.local.cli.durable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Raises an event to an instance. */
@Command(name = "raise-event", description = "Raises an event to an instance.")
final class RaiseEvent extends InstanceVerb {

  @Option(
      names = "--event-name",
      paramLabel = "NAME",
      required = true,
      description = "The event that the instance waits for.")
  private String event = "";

  @Option(
      names = "--event-data",
      paramLabel = "JSON|@FILE",
      description = "The data of the event, or a file with it; default: null.")
  private @Nullable String data;

  RaiseEvent(VerbContext context) {
    super(context);
  }

  @Override
  Change change(Instances instances, String instanceId) throws VerbException {
    String json =
        data == null ? "null" : JsonArgument.read("--event-data", data, context().directory());
    instances.raise(instanceId, event, json);
    return new Change(
        "Raised the event '%s' to the instance '%s'.".formatted(event, instanceId),
        instances.status(instanceId, false));
  }
}
