package dev.durablesingleton.local.cli.durable;

import com.google.gson.JsonArray;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists instances. */
@Command(
    name = "get-instances",
    description =
        "Lists instances. If there are more, the continuation token of the next page is printed to"
            + " standard error.")
final class GetInstances extends Verb {

  private static final int LARGEST_PAGE = 1_000;

  @Mixin private final ReadTarget target = new ReadTarget();
  @Mixin private final InstanceFilter filter = new InstanceFilter();

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many instances to list; default: 10.")
  private int top;

  @Option(
      names = "--continuation-token",
      paramLabel = "TOKEN",
      description = "List the page after the one that gave this token.")
  private @Nullable String token;

  @Option(names = "--all", description = "List all instances, page by page; --top has no effect.")
  private boolean all;

  @Option(names = "--show-input", description = "With --json, also show the inputs.")
  private boolean showInput;

  GetInstances(VerbContext context) {
    super(context);
  }

  @Override
  void run(Output output) throws VerbException {
    if (top < 1) {
      throw VerbException.wrongOptions("--top is '%d'; it must be 1 or more.".formatted(top));
    }
    JsonArray found = new JsonArray();
    String next = token;
    try (ManagementClient client = target.open(context())) {
      Instances instances = new Instances(client);
      do {
        Instances.Page page = instances.list(filter, all ? LARGEST_PAGE : top, showInput, next);
        found.addAll(page.instances());
        next = page.token();
      } while (all && next != null);
    }
    output.print(found, StatusText.of(found));
    if (next != null) {
      output.tell("There are more instances; the next page: --continuation-token '" + next + "'");
    }
  }
}
