package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import dev.durablesingleton.fixtures.FakeRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetTest {

  private static final Path FOLDER =
      Path.of("src/main/resources/dev/durablesingleton/internal/dashboard/assets");

  private static final Pattern NAMED =
      Pattern.compile("(?:singletons/assets/|from '\\./)([^\"']+)");

  @Test
  void every_referenced_file_exists() throws IOException {
    for (Path file : files()) {
      List<String> named =
          NAMED.matcher(Files.readString(file)).results().map(match -> match.group(1)).toList();
      assertThat(named).as("%s", file).allMatch(name -> Asset.named(name).isPresent());
    }
  }

  @Test
  void nothing_is_loaded_from_other_sites_and_no_value_becomes_markup() throws IOException {
    for (Path file : files()) {
      String text = Files.readString(file).replace("http://www.w3.org/2000/svg", "");
      assertThat(text)
          .as("%s", file)
          .doesNotContain("http:", "https:", "innerHTML", "outerHTML", "insertAdjacentHTML")
          .doesNotContainPattern("\\son[a-z]+=|style=|eval\\(|document\\.write");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nope.js", "../Asset.class", "page.html/", "a/b.js", "app.js.map", "APP.JS"})
  void other_names_are_not_found(String name) {
    assertThat(AssetResponse.of(new FakeRequest(), name).getStatusCode()).isEqualTo(404);
  }

  @Test
  void the_page_has_a_policy_that_allows_only_its_own_files() {
    HttpResponseMessage page = AssetResponse.of(new FakeRequest(), "page.html");

    assertThat(page.getHeader("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.getHeader("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void a_cached_file_is_answered_with_304() {
    HttpResponseMessage first = AssetResponse.of(new FakeRequest(), "app.js");
    HttpResponseMessage again =
        AssetResponse.of(
            new FakeRequest().header("if-none-match", first.getHeader("ETag")), "app.js");

    assertThat(first.getStatusCode()).isEqualTo(200);
    assertThat(again.getStatusCode()).isEqualTo(304);
    assertThat(again.getBody()).isNull();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.toList();
    }
  }
}
