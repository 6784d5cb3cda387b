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
    if (!functions.isEmpty()
        && functions.stream().allMatch(f -> f.error() == null && !f.isJava())) {
      throw new PackageException(
          "Did not find functions with language [java] in '"
              + root
              + "'; their 'scriptFile' must name a jar.");
    }
    return functions.stream().filter(f -> f.error() != null || f.isJava()).toList();
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
    folders.sort(Comparator.comparing(f -> f.getFileName().toString().toUpperCase(Locale.ROOT)));
    return folders;
  }
}
