package dev.durablesingleton.local.functionapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.transport.ClientTransport;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
  void a_damaged_jar_is_passed_over_with_a_warning_and_named_if_a_class_is_missing()
      throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.jar"), "no jar");
    Path empty = Files.createFile(folder.resolve("empty.jar"));
    StagedPackage.at(folder).jar("own.jar", StagedPackage.entriesOf(PackageClassLoaderTest.class));
    List<String> warnings = new ArrayList<>();
    try (PackageClassLoader loader =
        PackageClassLoader.over(
            List.of(broken, empty, folder.resolve("own.jar")),
            (level, category, message, failure) -> warnings.add(level + " " + message))) {
      String name = PackageClassLoaderTest.class.getName();

      assertThat(loader.loadClass(name).getClassLoader()).isSameAs(loader);
      assertThat(loader.getResource(name.replace('.', '/') + ".class")).isNotNull();
      assertThat(warnings).hasSize(2);
      assertThat(warnings.get(0))
          .startsWith("WARNING The jar " + broken + " cannot be opened: ")
          .endsWith(". Its classes are missing; build the package again.");
      assertThatExceptionOfType(ClassNotFoundException.class)
          .isThrownBy(() -> loader.loadClass("needed.Type"))
          .withMessageStartingWith("needed.Type (" + broken + " cannot be opened: ")
          .withMessageContaining(empty + " cannot be opened: ");
    }
  }

  @Test
  void deletes_the_copies_of_jars_that_killed_hosts_have_left() throws Exception {
    Path abandoned = Files.createTempFile("durable-local-", ".jar");
    Files.setLastModifiedTime(
        abandoned, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));
    Path startingHosts = Files.createTempFile("durable-local-", ".jar");
    try (PackageClassLoader loader = PackageClassLoader.over(List.of(), HostLog.none())) {
      assertThat(loader.classPath()).isEmpty();
      assertThat(abandoned).doesNotExist();
      assertThat(startingHosts).exists();
    } finally {
      Files.deleteIfExists(abandoned);
      Files.deleteIfExists(startingHosts);
    }
  }

  @Test
  void prefers_the_packages_classes_to_the_hosts() throws Exception {
    StagedPackage.in(folder)
        .jar("own.jar", StagedPackage.entriesOf(PackageClassLoaderTest.class, Gson.class));
    try (PackageClassLoader loader =
        PackageClassLoader.over(List.of(folder.resolve("own.jar")), HostLog.none())) {
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
    try (PackageClassLoader loader = PackageClassLoader.over(List.of(), HostLog.none())) {
      assertThat(loader.loadClass(shared.getName())).isSameAs(shared);
    }
  }

  @Test
  void uses_the_hosts_core_library_even_if_the_package_has_one() throws Exception {
    StagedPackage.in(folder).jar("core.jar", StagedPackage.entriesOf(ExecutionContext.class));
    try (PackageClassLoader loader =
        PackageClassLoader.over(List.of(folder.resolve("core.jar")), HostLog.none())) {
      assertThat(loader.loadClass(ExecutionContext.class.getName()))
          .isSameAs(ExecutionContext.class);
    }
  }

  @Test
  void loads_what_a_jar_had_although_a_build_writes_it_again() throws Exception {
    Map<String, byte[]> entries =
        StagedPackage.entriesOf(PackageClassLoaderTest.class, StagedPackage.class);
    StagedPackage staged = StagedPackage.at(folder).jar("own.jar", entries);
    try (PackageClassLoader loader =
        PackageClassLoader.over(List.of(folder.resolve("own.jar")), HostLog.none())) {
      loader.loadClass(PackageClassLoaderTest.class.getName());

      staged.file("own.jar", "the beginning of a jar");

      assertThat(loader.loadClass(StagedPackage.class.getName()).getClassLoader()).isSameAs(loader);
    }
  }

  @Test
  void hides_the_hosts_libraries_and_resources() throws Exception {
    try (PackageClassLoader loader =
        PackageClassLoader.over(List.of(folder.resolve("gone.jar")), HostLog.none())) {
      assertThatThrownBy(() -> loader.loadClass("io.grpc.Server"))
          .isInstanceOf(ClassNotFoundException.class)
          .hasMessage("io.grpc.Server");
      assertThat(loader.getResource("META-INF/services/io.grpc.ManagedChannelProvider")).isNull();
      assertThat(loader.loadClass("java.sql.Driver")).isNotNull();
    }
  }

  @Test
  void adds_a_channel_provider_if_the_packages_clients_call_in_the_process() throws Exception {
    ClientTransport transport = new ClientTransport();
    try (PackageClassLoader loader =
        PackageClassLoader.over(List.of(), transport, HostLog.none())) {
      List<URL> services =
          Collections.list(loader.getResources("META-INF/services/io.grpc.ManagedChannelProvider"));

      assertThat(services).hasSize(1);
      assertThat(text(services.get(0)))
          .isEqualTo("dev.durablesingleton.local.transport.grpc.HubChannelProvider");
      assertThat(
              loader
                  .loadClass("dev.durablesingleton.local.transport.grpc.Headers")
                  .getClassLoader())
          .isSameAs(loader);
      assertThat(loader.loadClass(ClientTransport.class.getName())).isSameAs(ClientTransport.class);
      assertThat(loader.clientTransport()).isSameAs(transport);
    }
  }

  @Test
  void finds_resources_of_every_jar_in_order() throws Exception {
    StagedPackage.in(folder)
        .jar("a.jar", Map.of("my text.txt", bytes("from a")))
        .jar("b.jar", Map.of("my text.txt", bytes("from b")));
    try (PackageClassLoader loader =
        PackageClassLoader.over(
            List.of(folder.resolve("a.jar"), folder.resolve("b.jar")), HostLog.none())) {
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
