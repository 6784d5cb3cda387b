package dev.durablesingleton.local.functionapp;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Finds and validates the functions of a package folder. */
final class FunctionCatalog {

  private static final String FUNCTION_JSON = "function.json";

  private final Path root;
  private final BindingTypes types;
  private final Map<String, String> environment;

  FunctionCatalog(Path root, boolean hasExtensions, Map<String, String> environment) {
    this.root = root;
    this.types = new BindingTypes(hasExtensions);
    this.environment = environment;
  }

  /**
   * Returns the functions sorted by name, ordinal, ignoring case.
   *
   * @throws PackageException if there are functions, but none in Java
   */
  List<FunctionMetadata> functions() throws PackageException {
    List<FunctionMetadata> functions = new ArrayList<>();
    Routes routes = new Routes();
    for (Path folder : folders()) {
      FunctionMetadata function = new FunctionFolder(folder, environment).read();
      if (function.error() == null) {
        function = function.withError(types.problem(function.bindings()));
      }
      if (function.error() == null) {
        function = function.withError(routes.add(function));
      }
      functions.add(function);
    }
    functions = withoutTwins(functions);
    if (!functions.isEmpty()
        && functions.stream().allMatch(f -> f.error() == null && !f.isJava())) {
      throw new PackageException(
          "Did not find functions with language [java] in '"
              + root
              + "'; their 'scriptFile' must name a jar.");
    }
    return functions.stream().filter(f -> f.error() != null || f.isJava()).toList();
  }

  /**
   * Two names that differ in case only stop the real host from starting, with this message
   * (recorded).
   */
  private static List<FunctionMetadata> withoutTwins(List<FunctionMetadata> functions) {
    Map<String, List<FunctionMetadata>> byName =
        functions.stream().collect(Collectors.groupingBy(f -> f.name().toUpperCase(Locale.ROOT)));
    return functions.stream()
        .map(
            function -> {
              List<FunctionMetadata> same =
                  Objects.requireNonNull(byName.get(function.name().toUpperCase(Locale.ROOT)));
              return same.size() == 1
                  ? function
                  : function.withError(
                      "Method overloads are not supported. There are multiple methods with the name 'Host.Functions.%s'."
                          .formatted(same.get(0).name()));
            })
        .toList();
  }

  private List<Path> folders() throws PackageException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(root, Files::isDirectory)) {
      for (Path child : children) {
        if (Files.isRegularFile(child.resolve(FUNCTION_JSON))) {
          folders.add(child);
        }
      }
    } catch (IOException e) {
      throw new PackageException("The folder '" + root + "' cannot be read: " + e.getMessage());
    }
    folders.sort(
        Comparator.comparing((Path f) -> f.getFileName().toString().toUpperCase(Locale.ROOT))
            .thenComparing(Comparator.naturalOrder()));
    return folders;
  }
}
