package dev.durablesingleton.local.functionapp;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A staged Functions package: the folder that the Azure Functions Maven plugin writes. Immutable.
 */
public final class FunctionsPackage {

  private final Path folder;
  private final HostJson hostJson;
  private final boolean hasExtensions;
  private final LocalSettings settings;
  private final Map<String, String> environment;
  private final List<FunctionMetadata> all;
  private final List<FunctionMetadata> functions;

  private FunctionsPackage(
      Path folder,
      HostJson hostJson,
      boolean hasExtensions,
      LocalSettings settings,
      Map<String, String> environment,
      List<FunctionMetadata> all) {
    this.folder = folder;
    this.hostJson = hostJson;
    this.hasExtensions = hasExtensions;
    this.settings = settings;
    this.environment = Collections.unmodifiableMap(environment);
    this.all = List.copyOf(all);
    this.functions = allowed(all, hostJson.allowedFunctions());
  }

  /**
   * Reads a package folder, or the only package that a project's build has staged; this process's
   * environment overrides the local settings.
   *
   * @throws PackageException with one sentence for the user, if the folder is not a valid package
   */
  public static FunctionsPackage open(Path folder) throws PackageException {
    return open(folder, System.getenv());
  }

  /**
   * Reads a package folder, or the only package that a project's build has staged; {@code
   * environment} overrides the local settings.
   *
   * @throws PackageException with one sentence for the user, if the folder is not a valid package
   */
  public static FunctionsPackage open(Path folder, Map<String, String> environment)
      throws PackageException {
    Path root = PackageFolder.find(folder.toAbsolutePath().normalize());
    LocalSettings settings = LocalSettings.read(root);
    Map<String, String> effective = settings.withEnvironment(environment);
    HostJsonFile file = HostJsonFile.read(root);
    HostJson hostJson = HostJson.read(file.content(), effective);
    List<FunctionMetadata> functions =
        new FunctionCatalog(root, file.hasExtensions(), effective).functions();
    return new FunctionsPackage(
        root, hostJson, file.hasExtensions(), settings, effective, functions);
  }

  /** The absolute path of the folder. */
  public Path folder() {
    return folder;
  }

  public HostJson hostJson() {
    return hostJson;
  }

  /**
   * Whether an extension bundle or installed extensions provide more than the built-in bindings.
   */
  public boolean hasExtensions() {
    return hasExtensions;
  }

  public LocalSettings settings() {
    return settings;
  }

  /** The app's settings: the local ones, overridden by the process's; names ignore case. */
  public Map<String, String> environment() {
    return environment;
  }

  /**
   * The functions that {@code host.json} allows, including those in error, sorted by name, ordinal,
   * ignoring case.
   */
  public List<FunctionMetadata> functions() {
    return functions;
  }

  /** All functions regardless of the allow list, as {@code /admin} shows them. */
  public List<FunctionMetadata> allFunctions() {
    return all;
  }

  /** The app's jar and those of its {@code lib} folder, in the order of class lookup. */
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
