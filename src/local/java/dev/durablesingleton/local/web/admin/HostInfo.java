package dev.durablesingleton.local.web.admin;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.HostJson;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of the host that {@code /admin} describes.
 *
 * @param folder the package's folder
 * @param functions all functions, including those in error
 * @param environment settings of the app and the process
 */
public record HostInfo(
    Path folder,
    HostJson hostJson,
    List<FunctionMetadata> functions,
    Map<String, String> environment) {

  public HostInfo {
    folder = folder.toAbsolutePath().normalize();
    functions = List.copyOf(functions);
  }

  /** A function by its name; case-insensitive. */
  Optional<FunctionMetadata> function(String name) {
    return functions.stream().filter(f -> f.name().equalsIgnoreCase(name)).findFirst();
  }
}
