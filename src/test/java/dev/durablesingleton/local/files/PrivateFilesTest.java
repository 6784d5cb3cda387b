package dev.durablesingleton.local.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {

  @TempDir private Path temp;

  @BeforeEach
  void needs_posix_permissions() throws IOException {
    assumeTrue(Files.getFileStore(temp).supportsFileAttributeView("posix"));
  }

  @Test
  void only_the_owner_can_use_what_is_created() throws Exception {
    Path folder = temp.resolve("a/b");
    PrivateFiles.createFolder(folder);
    PrivateFiles.createFolder(folder);
    PrivateFiles.createFile(folder.resolve("file"));
    PrivateFiles.replace(folder.resolve("other"), bytes("text"));

    assertThat(mode(folder)).isEqualTo("rwx------");
    assertThat(mode(folder.resolve("file"))).isEqualTo("rw-------");
    assertThat(mode(folder.resolve("other"))).isEqualTo("rw-------");
    assertThat(folder.resolve("other")).hasContent("text");
  }

  @Test
  void a_folder_that_others_can_read_is_restricted_with_its_files() throws Exception {
    Path file = Files.createFile(temp.resolve("file"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));

    PrivateFiles.restrict(temp);
    PrivateFiles.restrict(temp.resolve("absent"));

    assertThat(mode(temp)).isEqualTo("rwx------");
    assertThat(mode(file)).isEqualTo("rw-------");
  }

  @Test
  void a_replacement_that_fails_leaves_the_old_content_and_no_other_file() throws Exception {
    Path target = Files.createDirectories(temp.resolve("target/full")).getParent();

    assertThatThrownBy(() -> PrivateFiles.replace(target, bytes("text")))
        .isInstanceOf(IOException.class);

    try (Stream<Path> files = Files.list(temp)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void what_a_crash_left_behind_does_not_prevent_a_replacement() throws Exception {
    Files.writeString(temp.resolve("file.new"), "a longer text that was cut off");

    PrivateFiles.replace(temp.resolve("file"), bytes("text"));

    assertThat(temp.resolve("file")).hasContent("text");
    assertThat(temp.resolve("file.new")).doesNotExist();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
