package dev.durablesingleton.local.functionapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The class loader of a package")
class PackageClassLoaderTest {

  @TempDir Path folder;

  @Test
  void prefers_the_packages_classes_to_the_hosts() throws Exception {
    StagedPackage.in(folder)
        .jar("own.jar", StagedPackage.entriesOf(PackageClassLoaderTest.class, Gson.class));
    try (PackageClassLoader loader = PackageClassLoader.over(List.of(folder.resolve("own.jar")))) {
      assertThat(loader.loadClass(Gson.class.getName()).getClassLoader()).isSameAs(loader);
      Class<?> own = loader.loadClass(PackageClassLoaderTest.class.getName());
      assertThat(own).isNotSameAs(PackageClassLoaderTest.class);
      assertThat(own.getProtectionDomain().getCodeSource().getLocation())
          .isEqualTo(folder.resolve("own.jar").toUri().toURL());
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(classes = {ExecutionContext.class, Middleware.class, Gson.class, FunctionName.class})
  void uses_classes_of_the_host_that_are_shared_or_missing(Class<?> shared) throws Exception {
    try (PackageClassLoader loader = PackageClassLoader.over(List.of())) {
      assertThat(loader.loadClass(shared.getName())).isSameAs(shared);
    }
  }

  @Test
  void uses_the_hosts_core_library_even_if_the_package_has_one() throws Exception {
    StagedPackage.in(folder).jar("core.jar", StagedPackage.entriesOf(ExecutionContext.class));
    try (PackageClassLoader loader = PackageClassLoader.over(List.of(folder.resolve("core.jar")))) {
      assertThat(loader.loadClass(ExecutionContext.class.getName()))
          .isSameAs(ExecutionContext.class);
    }
  }

  @Test
  void hides_the_hosts_libraries_and_resources() throws Exception {
    try (PackageClassLoader loader = PackageClassLoader.over(List.of(folder.resolve("gone.jar")))) {
      assertThatThrownBy(() -> loader.loadClass("io.grpc.Server"))
          .isInstanceOf(ClassNotFoundException.class)
          .hasMessage("io.grpc.Server");
      assertThat(loader.getResource("META-INF/services/io.grpc.ManagedChannelProvider")).isNull();
      assertThat(loader.loadClass("java.sql.Driver")).isNotNull();
    }
  }

  @Test
  void finds_resources_of_every_jar_in_order() throws Exception {
    StagedPackage.in(folder)
        .jar("a.jar", Map.of("my text.txt", bytes("from a")))
        .jar("b.jar", Map.of("my text.txt", bytes("from b")));
    try (PackageClassLoader loader =
        PackageClassLoader.over(List.of(folder.resolve("a.jar"), folder.resolve("b.jar")))) {
      List<URL> urls = Collections.list(loader.getResources("my text.txt"));
      assertThat(urls).hasSize(2);
      assertThat(text(urls.get(0))).isEqualTo("from a");
      assertThat(text(new URL(urls.get(1).toString()))).isEqualTo("from b");
      JarURLConnection connection = (JarURLConnection) urls.get(1).openConnection();
      assertThat(connection.getJarFile().getName()).endsWith("b.jar");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(URL url) throws Exception {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
