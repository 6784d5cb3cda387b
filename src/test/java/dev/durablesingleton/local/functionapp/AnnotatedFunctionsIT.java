package dev.durablesingleton.local.functionapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.log.HostLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Functions read from the classes of the staged app")
class AnnotatedFunctionsIT {

  @Test
  void describes_the_staged_functions_as_the_maven_plugin_does() throws Exception {
    FunctionsPackage staged = FunctionsPackage.open(Path.of(System.getProperty("package.folder")));
    try (PackageClassLoader loader = PackageClassLoader.over(staged.classPath(), HostLog.none())) {
      List<Class<?>> classes = new ArrayList<>();
      for (FunctionMetadata function : staged.functions()) {
        String entryPoint = function.entryPoint();
        classes.add(loader.loadClass(entryPoint.substring(0, entryPoint.lastIndexOf('.'))));
      }
      List<FunctionMetadata> read =
          AnnotatedFunctions.of(
              staged.functions().get(0).scriptFile(),
              classes.stream().distinct().toArray(Class<?>[]::new));

      assertThat(read)
          .extracting(FunctionMetadata::config)
          .isNotEmpty()
          .containsExactlyElementsOf(
              staged.functions().stream().map(FunctionMetadata::config).toList());
    }
  }
}
