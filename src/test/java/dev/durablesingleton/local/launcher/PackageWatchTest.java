package dev.durablesingleton.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.functionapp.StagedPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The watch of a package")
class PackageWatchTest {

  private static final int MANY = 5;

  @TempDir private Path folder;

  private final AtomicInteger changes = new AtomicInteger();
  private StagedPackage staged;
  private PackageWatch watch;

  @BeforeEach
  void begin() {
    staged = StagedPackage.in(folder).function("Hello", StagedPackage.HTTP_FUNCTION);
    watch = new PackageWatch(folder, changes::incrementAndGet);
  }

  @Test
  void tells_of_each_change_once() {
    look(MANY);
    assertThat(changes).hasValue(0);

    staged.jar("lib/new.jar", Map.of("a", new byte[1]));
    look(MANY);
    assertThat(changes).hasValue(1);

    staged.function("Other", StagedPackage.HTTP_FUNCTION);
    look(MANY);
    assertThat(changes).hasValue(2);
  }

  @Test
  void waits_until_the_build_writes_nothing_more() {
    for (int size = 1; size < MANY; size++) {
      staged.jar("app.jar", Map.of("a".repeat(size), new byte[1]));
      look(2);
    }
    assertThat(changes).hasValue(0);

    look(1);

    assertThat(changes).hasValue(1);
  }

  @Test
  void waits_until_the_package_is_complete() throws IOException {
    Path hostJson = folder.resolve("host.json");
    Files.delete(hostJson);
    Files.writeString(folder.resolve("app.jar"), "a jar that is being written");
    look(MANY);
    staged.file("host.json", "{}");
    look(MANY);
    assertThat(changes).hasValue(0);

    staged.jar("app.jar", Map.of("a", new byte[1]));
    look(MANY);

    assertThat(changes).hasValue(1);
  }

  @Test
  void ignores_what_function_code_writes() {
    staged.file("notes.txt", "written").file("Hello/data.json", "{}");

    look(MANY);

    assertThat(changes).hasValue(0);
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      watch.look();
    }
  }
}
