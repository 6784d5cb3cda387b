package dev.durablesingleton.testkit;

import dev.durablesingleton.local.functionapp.AnnotatedFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.PackageClassLoader;
import dev.durablesingleton.local.functionapp.PackageException;
import java.nio.file.Path;
import java.util.List;

/** Where a hub's functions come from; loaded anew for every hub. */
interface FunctionSource {

  Functions load();

  /** Classes on the test's class path; the test shares their static state. */
  static FunctionSource ofClasses(List<Class<?>> types) {
    return () -> new Functions(describe(types), DurableHub.class.getClassLoader(), "api", () -> {});
  }

  /** The same classes, loaded again together with all that lie beside them. */
  static FunctionSource ofOwnClasses(List<Class<?>> types) {
    return () -> {
      IsolatingClassLoader classes = IsolatingClassLoader.besides(types);
      return new Functions(describe(classes.own(types)), classes, "api", classes);
    };
  }

  /** A staged package, its classes apart from the test's. */
  static FunctionSource ofPackage(Path folder) {
    return () -> {
      try {
        FunctionsPackage functions = FunctionsPackage.open(folder);
        PackageClassLoader classes = PackageClassLoader.over(functions.classPath());
        return new Functions(
            functions.functions().stream().filter(function -> function.error() == null).toList(),
            classes,
            functions.hostJson().routePrefix(),
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
          "No method of " + types + " has a @FunctionName; name the classes that hold functions.");
    }
    return functions;
  }
}
