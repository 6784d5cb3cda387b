package dev.durablesingleton;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.azure.functions.annotation.FunctionName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The deployed folder, as staged by this build. */
class StagedPackageIT {

  private static final Path FOLDER = Path.of(System.getProperty("package.folder"));

  @Test
  void contains_exactly_the_functions_of_the_app() throws IOException {
    assertThat(functions())
        .extracting(folder -> folder.getFileName().toString())
        .containsExactly(
            "ActivateDevice",
            "HelloCities",
            "HttpStart",
            "HttpStartSingle",
            "KeepSingletons",
            "PeriodicCleanup",
            "ProvisionDevice",
            "ProvisionFleet",
            "PurgeFinished",
            "RegisterDevice",
            "SayHello",
            "SingletonsAction",
            "SingletonsApp",
            "SingletonsAssets",
            "SingletonsCounts",
            "SingletonsHistory",
            "SingletonsInstance",
            "SingletonsList",
            "SingletonsOrchestrators",
            "SingletonsPage");
  }

  @Test
  void every_function_has_one_public_method_as_entry_point() throws Exception {
    for (Path function : functions()) {
      JsonObject json =
          JsonParser.parseString(Files.readString(function.resolve("function.json")))
              .getAsJsonObject();
      assertThat(function.resolve(json.get("scriptFile").getAsString()).normalize())
          .isEqualTo(FOLDER.resolve("durable-singleton.jar"))
          .isRegularFile();
      String entryPoint = json.get("entryPoint").getAsString();
      int dot = entryPoint.lastIndexOf('.');
      List<Method> methods =
          Arrays.stream(Class.forName(entryPoint.substring(0, dot)).getMethods())
              .filter(method -> method.getName().equals(entryPoint.substring(dot + 1)))
              .toList();
      assertThat(methods).as(entryPoint).hasSize(1);
      assertThat(methods.get(0).getAnnotation(FunctionName.class).value())
          .isEqualTo(function.getFileName().toString());
      assertThat(json.getAsJsonArray("bindings")).isNotEmpty();
    }
  }

  /** Every library is listed, so that none is added unnoticed, such as one of the tests. */
  @Test
  void contains_only_the_libraries_that_the_app_needs() throws IOException {
    try (Stream<Path> jars = Files.list(FOLDER.resolve("lib"))) {
      assertThat(jars.map(jar -> jar.getFileName().toString().replaceFirst("-[0-9].*", "")))
          .containsExactlyInAnyOrder(
              "animal-sniffer-annotations",
              "annotations",
              "azure-functions-java-library",
              "checker-qual",
              "durabletask-azure-functions",
              "durabletask-client",
              "error_prone_annotations",
              "failureaccess",
              "grpc-api",
              "grpc-context",
              "grpc-core",
              "grpc-netty-shaded",
              "grpc-protobuf",
              "grpc-protobuf-lite",
              "grpc-stub",
              "grpc-util",
              "gson",
              "guava",
              "j2objc-annotations",
              "jackson-annotations",
              "jackson-core",
              "jackson-databind",
              "jackson-datatype-jsr310",
              "jsr305",
              "listenablefuture",
              "perfmark-api",
              "proto-google-common-protos",
              "protobuf-java");
    }
  }

  @Test
  void its_jar_contains_nothing_of_the_local_host() throws IOException {
    try (JarFile jar = new JarFile(FOLDER.resolve("durable-singleton.jar").toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class")))
          .isNotEmpty()
          .noneMatch(name -> name.startsWith("dev/durablesingleton/local/"));
    }
  }

  private static List<Path> functions() throws IOException {
    try (Stream<Path> children = Files.list(FOLDER)) {
      return children
          .filter(child -> Files.exists(child.resolve("function.json")))
          .sorted()
          .toList();
    }
  }
}
