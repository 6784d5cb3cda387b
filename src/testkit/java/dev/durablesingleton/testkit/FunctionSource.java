package dev.durablesingleton.testkit;

import dev.durablesingleton.local.functionapp.AnnotatedFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.PackageClassLoader;
import dev.durablesingleton.local.functionapp.PackageException;
import dev.durablesingleton.local.functionapp.ReorderWindow;
import dev.durablesingleton.local.log.HostLog;
import java.nio.file.Path;
import java.util.List;

/** Source of a hub's functions; each hub loads its own. */
interface FunctionSource {

  /**
   * Loads the functions.
   *
   * @throws IllegalArgumentException if there are no functions to load
   */
  LoadedFunctions load();

  /** Classes on the test's class path; their static state is shared with the test. */
  static FunctionSource ofClasses(List<Class<?>> types) {
    return () ->
        new LoadedFunctions(
            describe(types), DurableHub.class.getClassLoader(), "api", List.of(), () -> {});
  }

  /** The given classes, reloaded together with all classes in their folder or jar. */
  static FunctionSource ofIsolatedClasses(List<Class<?>> types) {
    return () -> {
      IsolatingClassLoader classes = IsolatingClassLoader.of(types);
      return new LoadedFunctions(
          describe(classes.reload(types)), classes, "api", List.of(), classes);
    };
  }

  /** A staged package, whose classes are separate from the test's. */
  static FunctionSource ofPackage(Path folder) {
    return () -> {
      try {
        FunctionsPackage functions = FunctionsPackage.open(folder);
        PackageClassLoader classes = PackageClassLoader.over(functions.classPath(), HostLog.none());
        List<FunctionMetadata> sound =
            functions.functions().stream().filter(function -> function.error() == null).toList();
        return new LoadedFunctions(
            sound,
            classes,
            functions.hostJson().routePrefix(),
            ReorderWindow.warning(sound, functions.hostJson().durableTask()).stream().toList(),
            classes);
      } catch (PackageException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    };
  }

  private static List<FunctionMetadata> describe(List<Class<?>> types) {
    List<FunctionMetadata> functions =
        AnnotatedFunctions.of("../app.jar", types.toArray(Class<?>[]::new));
    if (functions.isEmpty()) {
      throw new IllegalArgumentException(
          "No method of " + types + " has a @FunctionName; pass the classes that hold functions.");
    }
    return functions;
  }
}
