package dev.durablesingleton.internal.start;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durablesingleton.internal.json.AppJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Names of the orchestrators in the function package. Needed because an engine accepts any name,
 * ignoring case, and the instance of an unknown orchestrator fails only later. Immutable.
 */
public final class OrchestratorNames {

  private final boolean known;
  private final Map<String, String> declared = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private OrchestratorNames(boolean known) {
    this.known = known;
  }

  /**
   * The names in the package folder that contains the class's jar, itself or in its folder {@code
   * lib}. If the class was not loaded from a package, every name is accepted.
   */
  public static OrchestratorNames inPackageOf(Class<?> type) {
    try {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      Path jar = Path.of(source.getLocation().toURI());
      Path folder = jar.getParent();
      return folder != null && Files.isRegularFile(jar)
          ? in(isLibraries(folder) ? Objects.requireNonNull(folder.getParent()) : folder)
          : new OrchestratorNames(false);
    } catch (URISyntaxException | RuntimeException e) {
      return new OrchestratorNames(false);
    }
  }

  /**
   * The names in a package folder. If no {@code function.json} is found, every name is accepted.
   *
   * @throws UncheckedIOException if the folder or a {@code function.json} cannot be read
   */
  public static OrchestratorNames in(Path folder) {
    List<Path> functions;
    try (Stream<Path> children = Files.list(folder)) {
      functions =
          children.filter(child -> Files.isRegularFile(child.resolve("function.json"))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The package folder " + folder + " cannot be read.", e);
    }
    OrchestratorNames names = new OrchestratorNames(!functions.isEmpty());
    functions.forEach(names::add);
    return names;
  }

  /** The declared spelling of a name, ignoring case; empty if there is no such orchestrator. */
  public Optional<String> find(String name) {
    return known ? Optional.ofNullable(declared.get(name)) : Optional.of(name);
  }

  /** All known names, sorted. */
  public List<String> all() {
    return List.copyOf(declared.values());
  }

  private static boolean isLibraries(Path folder) {
    return folder.getParent() != null && folder.endsWith("lib");
  }

  private void add(Path function) {
    for (JsonNode binding : AppJson.read(function.resolve("function.json")).path("bindings")) {
      if (binding.path("type").asText().equalsIgnoreCase("orchestrationTrigger")) {
        String name = binding.path("orchestration").asText(function.getFileName().toString());
        declared.put(name, name);
      }
    }
  }
}
