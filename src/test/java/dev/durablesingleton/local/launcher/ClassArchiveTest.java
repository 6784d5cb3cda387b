package dev.durablesingleton.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A class archive")
class ClassArchiveTest {

  @TempDir private Path folder;
  private Path jar;
  private Path cache;

  @BeforeEach
  void jar() throws IOException {
    jar = Files.writeString(folder.resolve("durable-local.jar"), "host");
    cache = folder.resolve("cache");
    Files.createDirectories(folder.resolve("app/lib"));
    Files.writeString(folder.resolve("app/lib/sdk-1.jar"), "sdk");
  }

  @Test
  void is_used_by_later_starts_although_the_same_jar_was_built_again() throws IOException {
    assertThat(archive().existing()).isEmpty();
    make();

    Files.delete(jar);
    Files.writeString(jar, "host");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));

    ClassArchive.Usable files = archive().existing().orElseThrow();
    assertThat(files.jar()).hasContent("host");
    assertThat(files.classes()).hasContent("classes");
  }

  @Test
  void is_not_used_for_another_jar_or_other_libraries_or_another_package() throws IOException {
    make();
    Files.createDirectories(folder.resolve("other"));
    assertThat(ClassArchive.of(jar, folder.resolve("other"), cache).existing()).isEmpty();

    Files.writeString(folder.resolve("app/lib/sdk-1.jar"), "sdk, longer");
    assertThat(archive().existing()).isEmpty();
    Files.writeString(folder.resolve("app/lib/sdk-1.jar"), "sdk");
    Files.writeString(jar, "tsoh");
    assertThat(archive().existing()).isEmpty();
  }

  @Test
  void replaces_the_earlier_one_of_the_package_and_those_that_nobody_uses() throws IOException {
    make();
    Path earlier = archive().jar().getParent();
    Path unused = Files.createDirectories(cache.resolve("unused"));
    Files.setLastModifiedTime(unused, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
    Path used = Files.createDirectories(cache.resolve("used"));

    Files.writeString(jar, "host, newer");
    make();

    assertThat(earlier).doesNotExist();
    assertThat(unused).doesNotExist();
    assertThat(used).exists();
    assertThat(archive().existing()).isPresent();
  }

  @Test
  void is_not_made_in_a_place_that_cannot_be_written() throws IOException {
    cache = Files.writeString(folder.resolve("file"), "").resolve("cache");

    assertThat(archive().existing()).isEmpty();
    assertThatThrownBy(() -> archive().prepare()).isInstanceOf(IOException.class);
  }

  @Test
  void is_in_the_cache_of_the_user() {
    Map<String, String> none = Map.of();
    assertThat(CacheFolder.of(none, "Linux", "/home/a"))
        .isEqualTo(Path.of("/home/a/.cache/durable-local"));
    assertThat(CacheFolder.of(none, "Mac OS X", "/Users/a"))
        .isEqualTo(Path.of("/Users/a/Library/Caches/durable-local"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/cache"), "Linux", "/home/a"))
        .isEqualTo(Path.of("/cache/durable-local"));
    assertThat(CacheFolder.of(Map.of("LOCALAPPDATA", "/local"), "Windows 11", "/home/a"))
        .isEqualTo(Path.of("/local/durable-local"));
  }

  private ClassArchive archive() {
    return ClassArchive.of(jar, folder.resolve("app"), cache);
  }

  private void make() throws IOException {
    Path training = archive().prepare();
    archive().deleteOthers();
    Files.writeString(ClassArchive.classesIn(training), "classes");
    archive().publish(training);
    ClassArchive.delete(training);
  }
}
