package dev.durablesingleton.start;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The orchestrators of the package that this app runs from, which are the ones that the host loads.
 * An engine takes any name, ignoring case, and lets the instance of an unknown one fail.
 */
public final class OrchestratorNames {

  private static final OrchestratorNames OF_THIS_APP = besideJarOf(OrchestratorNames.class);

  private final boolean known;
  private final Map<String, String> declared = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private OrchestratorNames(boolean known) {
    this.known = known;
  }

  /** Of the package that this process runs; read once. */
  public static OrchestratorNames ofThisApp() {
    return OF_THIS_APP;
  }

  /**
   * Of the package that the class's jar lies in; every name passes when it was not loaded from a
   * staged package.
   */
  public static OrchestratorNames besideJarOf(Class<?> type) {
    try {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      Path jar = Path.of(source.getLocation().toURI());
      return Files.isRegularFile(jar) ? in(jar.getParent()) : new OrchestratorNames(false);
    } catch (URISyntaxException | RuntimeException e) {
      return new OrchestratorNames(false);
    }
  }

  /** Of this package folder; every name passes when it holds no {@code function.json}. */
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

  /** The name as it is declared; empty for one that no orchestrator has. */
  public Optional<String> find(String name) {
    return known ? Optional.ofNullable(declared.get(name)) : Optional.of(name);
  }

  /** Every known name, sorted. */
  public List<String> all() {
    return List.copyOf(declared.values());
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
