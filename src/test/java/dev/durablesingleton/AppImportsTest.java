package dev.durablesingleton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AppImportsTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/durablesingleton");
  private static final Pattern OURS = Pattern.compile("dev\\.durablesingleton\\.(\\w+)");

  /** The packages that each package of the app may use. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "json", Set.of(),
          "client", Set.of(),
          "start", Set.of("client", "json"),
          "links", Set.of(),
          "settings", Set.of("json", "start", "links"),
          "app", Set.of("client", "start", "settings"),
          "http", Set.of("app", "client", "json", "start", "links"),
          "keeper", Set.of("app", "client", "settings", "start"),
          "samples", Set.of("app", "client", "json"),
          "dashboard", Set.of("app", "client", "json", "start", "links", "settings"));

  @Test
  void the_app_does_not_use_the_local_host_or_the_test_kit() throws IOException {
    assertThat(sources(SOURCES))
        .isNotEmpty()
        .noneMatch(file -> text(file).contains("dev.durablesingleton.local"))
        .noneMatch(file -> text(file).contains("dev.durablesingleton.testkit"));
  }

  @Test
  void each_package_uses_only_lower_packages() throws IOException {
    for (Path file : sources(SOURCES)) {
      String name = SOURCES.relativize(file).getName(0).toString();
      if (Files.isDirectory(SOURCES.resolve(name))) {
        assertThat(
                OURS.matcher(text(file))
                    .results()
                    .map(used -> used.group(1))
                    .filter(used -> !used.equals(name)))
            .as("%s", file)
            .isSubsetOf(ALLOWED.get(name));
      }
    }
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
