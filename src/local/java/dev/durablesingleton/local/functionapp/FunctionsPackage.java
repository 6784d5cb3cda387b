package dev.durablesingleton.local.functionapp;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A staged Functions package: the folder that the Maven plugin writes. Immutable. */
public final class FunctionsPackage {

  private final Path folder;
  private final HostJson hostJson;
  private final LocalSettings settings;
  private final Map<String, String> environment;
  private final List<FunctionMetadata> all;
  private final List<FunctionMetadata> functions;

  private FunctionsPackage(
      Path folder,
      HostJson hostJson,
      LocalSettings settings,
      Map<String, String> environment,
      List<FunctionMetadata> all) {
    this.folder = folder;
    this.hostJson = hostJson;
    this.settings = settings;
    this.environment = Collections.unmodifiableMap(environment);
    this.all = List.copyOf(all);
    this.functions = allowed(all, hostJson.allowedFunctions());
  }

  /** Reads a package folder, with this process's environment over the local settings. */
  public static FunctionsPackage open(Path folder) throws PackageException {
    return open(folder, System.getenv());
  }

  /** Reads a package folder; {@code environment} wins over the local settings. */
  public static FunctionsPackage open(Path folder, Map<String, String> environment)
      throws PackageException {
    Path root = folder.toAbsolutePath().normalize();
    PackageFolder.check(root);
    LocalSettings settings = LocalSettings.read(root);
    Map<String, String> effective = settings.withEnvironment(environment);
    HostJsonFile file = HostJsonFile.read(root);
    HostJson hostJson = HostJson.read(file.content(), effective);
    List<FunctionMetadata> functions =
        new FunctionCatalog(root, file.hasExtensions(), effective).functions();
    return new FunctionsPackage(root, hostJson, settings, effective, functions);
  }

  /** Absolute. */
  public Path folder() {
    return folder;
  }

  public HostJson hostJson() {
    return hostJson;
  }

  public LocalSettings settings() {
    return settings;
  }

  /** The app's settings: local ones, with the process's own over them; names in any case. */
  public Map<String, String> environment() {
    return environment;
  }

  /**
   * The functions on {@code host.json}'s allow list, also those in error, in the host's order: by
   * name, ordinal, ignoring case.
   */
  public List<FunctionMetadata> functions() {
    return functions;
  }

  /** As {@link #functions()}, but whatever the allow list says; what {@code /admin} shows. */
  public List<FunctionMetadata> allFunctions() {
    return all;
  }

  /** The app's jar and those of its {@code lib} folder, in the order in which classes are found. */
  public List<Path> classPath() {
    return ClassPath.of(folder, all);
  }

  private static List<FunctionMetadata> allowed(List<FunctionMetadata> all, List<String> names) {
    Set<String> allowed =
        names.stream().map(n -> n.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return all.stream()
        .filter(f -> allowed.isEmpty() || allowed.contains(f.name().toLowerCase(Locale.ROOT)))
        .toList();
  }
}
