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

  /** Which packages of the app may use which others. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.of(
          "client", Set.of(),
          "start", Set.of("client"),
          "links", Set.of(),
          "http", Set.of("client", "start", "links"),
          "keeper", Set.of("client", "start"),
          "samples", Set.of("client"),
          "dashboard", Set.of("client", "start", "links", "keeper"));

  @Test
  void the_app_never_uses_the_local_host_or_the_test_kit() throws IOException {
    assertThat(sources(SOURCES))
        .isNotEmpty()
        .noneMatch(file -> text(file).contains("dev.durablesingleton.local"))
        .noneMatch(file -> text(file).contains("dev.durablesingleton.testkit"));
  }

  @Test
  void each_package_uses_only_those_below_it() throws IOException {
    for (Path file : sources(SOURCES)) {
      String room = SOURCES.relativize(file).getName(0).toString();
      if (Files.isDirectory(SOURCES.resolve(room))) {
        assertThat(
                OURS.matcher(text(file))
                    .results()
                    .map(used -> used.group(1))
                    .filter(used -> !used.equals(room)))
            .as("%s", file)
            .isSubsetOf(ALLOWED.get(room));
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
