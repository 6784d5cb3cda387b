package dev.durablesingleton.local.cli.durable;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.host.HubStorage;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deletes a local task hub. */
@Command(
    name = "delete-task-hub",
    description =
        "Deletes the file of a local task hub with all its instances, without a question. Refused"
            + " while a host has it open. Without --store, it is the hub of the package in the"
            + " current directory.")
final class DeleteTaskHub extends Verb {

  @Option(names = "--store", paramLabel = "FILE", description = "The file of the task hub.")
  private @Nullable Path file;

  @Option(
      names = "--task-hub-name",
      paramLabel = "NAME",
      description = "The hub next to the package; default: that of its host.json.")
  private @Nullable String hub;

  DeleteTaskHub(VerbContext context) {
    super(context);
  }

  @Override
  void run(Output output) throws VerbException {
    if (file != null && hub != null) {
      throw VerbException.wrongOptions("--store and --task-hub-name exclude each other.");
    }
    Path deleted = file == null ? ofPackage() : context().directory().resolve(file);
    if (!HubStorage.deleteHub(deleted)) {
      throw VerbException.refused("There is no task hub '%s'.".formatted(deleted));
    }
    JsonObject document = new JsonObject();
    document.addProperty("deleted", deleted.toString());
    output.print(document, List.of("Deleted the task hub '%s'.".formatted(deleted)));
  }

  private Path ofPackage() throws VerbException {
    try {
      FunctionsPackage functions =
          FunctionsPackage.open(context().directory(), context().environment());
      return HubStorage.nextTo(
          functions.folder(), hub == null ? functions.hostJson().durableTask().hubName() : hub);
    } catch (PackageException e) {
      throw VerbException.wrongOptions(e.getMessage() + " Or name the file by --store.");
    }
  }
}
