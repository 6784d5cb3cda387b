package dev.durablesingleton.local.web.keys;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import dev.durablesingleton.local.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file that stores the keys: a JSON object of names and values per group. Several hosts may use
 * one file; each sees the changes of the others at once.
 */
final class KeyFile implements KeyStorage {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final TypeToken<SortedMap<String, SortedMap<String, String>>> GROUPS =
      new TypeToken<>() {};

  /** A file lock excludes other processes only. */
  private static final Object WRITERS_OF_THIS_PROCESS = new Object();

  private final Path file;
  private SortedMap<String, SortedMap<String, String>> groups;
  private @Nullable List<@Nullable Object> version;

  /**
   * Reads the file, which need not exist.
   *
   * @throws IllegalStateException if the file cannot be read or parsed
   */
  KeyFile(Path file) {
    this.file = file.toAbsolutePath();
    load();
  }

  /** The newest content; while the file is damaged, for example half written, the last good one. */
  @Override
  public SortedMap<String, SortedMap<String, String>> read() {
    if (!Objects.equals(version, versionOnDisk())) {
      try {
        load();
      } catch (IllegalStateException e) {
        return groups;
      }
    }
    return groups;
  }

  /**
   * Changes and replaces the file.
   *
   * @throws IllegalStateException if the file cannot be parsed
   * @throws UncheckedIOException if the file cannot be written
   */
  @Override
  public SortedMap<String, SortedMap<String, String>> update(
      Consumer<SortedMap<String, SortedMap<String, String>>> change) {
    synchronized (WRITERS_OF_THIS_PROCESS) {
      try (FileChannel channel = openLock()) {
        // Closing the channel releases the lock.
        channel.lock();
        load();
        change.accept(groups);
        PrivateFiles.replace(file, GSON.toJson(groups).getBytes(StandardCharsets.UTF_8));
        version = versionOnDisk();
        return groups;
      } catch (IOException e) {
        version = null;
        throw new UncheckedIOException(
            "Cannot write the key file %s. Make it and its folder writable.".formatted(file), e);
      }
    }
  }

  /** The lock is on a file of its own because the key file is replaced while it is held. */
  private FileChannel openLock() throws IOException {
    Path lock = file.resolveSibling(file.getFileName() + ".lock");
    PrivateFiles.createFolder(Objects.requireNonNull(file.getParent()));
    PrivateFiles.createFile(lock);
    return FileChannel.open(lock, StandardOpenOption.WRITE);
  }

  private void load() {
    List<@Nullable Object> loaded = versionOnDisk();
    groups = parse();
    version = loaded;
  }

  private SortedMap<String, SortedMap<String, String>> parse() {
    try {
      SortedMap<String, SortedMap<String, String>> parsed =
          GSON.fromJson(Files.readString(file), GROUPS);
      if (parsed == null) {
        return new TreeMap<>();
      }
      parsed.values().removeIf(Objects::isNull);
      parsed.values().forEach(keys -> keys.values().removeIf(Objects::isNull));
      return parsed;
    } catch (NoSuchFileException e) {
      return new TreeMap<>();
    } catch (IOException | JsonParseException e) {
      throw new IllegalStateException(
          "Cannot read the key file %s. Repair it, or delete it to get new keys.".formatted(file),
          e);
    }
  }

  /** Each replacement is another file with a time of its own. Null if there is no file. */
  private @Nullable List<@Nullable Object> versionOnDisk() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Arrays.asList(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
    } catch (IOException e) {
      return null;
    }
  }
}
