package dev.durablesingleton.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.functionapp.FunctionsPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The working directory")
class PackageRootTest {

  @TempDir private Path project;

  @Test
  void is_the_package_that_the_host_serves() throws Exception {
    Path staged = Files.createDirectories(project.resolve("build/azure-functions/app"));
    Files.writeString(staged.resolve("host.json"), "{\"version\": \"2.0\"}");
    Files.writeString(project.resolve("build.gradle"), "");
    Files.writeString(project.resolve("host.json"), "{\"version\": \"2.0\"}");

    assertThat(PackageRoot.of(project)).isEqualTo(staged);
    assertThat(FunctionsPackage.open(project).folder()).isEqualTo(staged);
    assertThat(PackageRoot.of(staged)).isEqualTo(staged);
  }

  @Test
  void is_the_named_folder_if_the_host_refuses_it() throws Exception {
    Files.writeString(project.resolve("pom.xml"), "");

    assertThat(PackageRoot.of(project)).isEqualTo(project);
    assertThat(PackageRoot.of(project.resolve("none"))).isEqualTo(project.resolve("none"));
  }
}
