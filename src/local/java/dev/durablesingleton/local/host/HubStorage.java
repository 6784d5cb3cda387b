package dev.durablesingleton.local.host;

import dev.durablesingleton.local.files.PrivateFiles;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.host.HostOptions.Storage;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.SqliteStore;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreException;
import dev.durablesingleton.local.web.keys.KeyScope;
import dev.durablesingleton.local.web.keys.KeyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;

/** Locations of the task hub, the keys and the timers' schedule status. */
public final class HubStorage {

  private static final String FOLDER = ".durable";

  private HubStorage() {}

  static Store open(HostOptions options, FunctionsPackage functions) {
    return open(options, nextTo(functions));
  }

  /**
   * Opens the hub in the place that the options name, by default in this file.
   *
   * @throws StoreException if the hub cannot be opened
   */
  static Store open(HostOptions options, Path defaultFile) {
    if (options.storage() instanceof Storage.Memory) {
      return new MemoryStore();
    }
    Path file = file(options, defaultFile);
    if (options.storage() instanceof Storage.NextToPackage) {
      restrict(Objects.requireNonNull(file.getParent()));
    }
    return options.clean()
        ? SqliteStore.openEmpty(file, options.durability())
        : SqliteStore.open(file, options.durability());
  }

  /**
   * Opens the keys and creates the key of the management links; if keys are required, also the
   * master key and a host key, because nobody could get in without them.
   *
   * @throws StoreException if the file cannot be read or written
   */
  static KeyStore openKeys(HostOptions options, FunctionsPackage functions) {
    if (options.storage() instanceof Storage.Memory && !options.auth()) {
      return KeyStore.inMemory(new SecureRandom());
    }
    try {
      KeyStore keys = KeyStore.open(keyFile(options, functions), new SecureRandom());
      keys.system(KeyStore.DURABLE);
      if (options.auth()) {
        keys.master();
        keys.all(KeyScope.HOST);
      }
      return keys;
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new StoreException(Objects.requireNonNullElse(e.getMessage(), e.toString()), e);
    }
  }

  /** The file of the keys, next to the hub's. */
  public static Path keyFile(HostOptions options, FunctionsPackage functions) {
    return file(options, functions).resolveSibling("keys.json");
  }

  /** The schedule status file, next to the hub; {@code --clean} deletes both. */
  static Optional<Path> timers(HostOptions options, FunctionsPackage functions) {
    if (options.storage() instanceof Storage.Memory) {
      return Optional.empty();
    }
    Path timers = timers(file(options, functions));
    if (options.clean()) {
      delete(timers);
    }
    return Optional.of(timers);
  }

  private static Path timers(Path hub) {
    return hub.resolveSibling(hub.getFileName() + ".timers.json");
  }

  /**
   * Deletes a hub's file and the schedule status next to it. The keys stay, since other hubs may
   * use them.
   *
   * @return whether there was a hub
   * @throws StoreException if the file is not a task hub, or a host has it open
   */
  public static boolean deleteHub(Path file) {
    boolean existed = SqliteStore.delete(file);
    if (existed) {
      delete(timers(file));
    }
    return existed;
  }

  /** Earlier versions left the folder and its files readable by other users. */
  private static void restrict(Path folder) {
    try {
      PrivateFiles.restrict(folder);
    } catch (IOException e) {
      throw new StoreException("The folder " + folder + " cannot be read: " + e + ".", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new StoreException("The file " + file + " cannot be deleted.", e);
    }
  }

  private static Path nextTo(FunctionsPackage functions) {
    return nextTo(functions.folder(), functions.hostJson().durableTask().hubName());
  }

  /** The default file for the hub of a package. */
  public static Path nextTo(Path packageFolder, String hubName) {
    return file(packageFolder.resolveSibling(FOLDER), hubName);
  }

  /** The default file for a hub that belongs to a folder without a package. */
  public static Path in(Path folder, String hubName) {
    return file(folder.resolve(FOLDER), hubName);
  }

  private static Path file(Path folder, String hubName) {
    return folder.resolve(hubName + ".db");
  }

  /** The hub's file: the one that the options name, or the package's default. */
  public static Path file(HostOptions options, FunctionsPackage functions) {
    return file(options, nextTo(functions));
  }

  /** The hub's file: the one that the options name, or this one. */
  public static Path file(HostOptions options, Path defaultFile) {
    return options.storage() instanceof Storage.File chosen
        ? chosen.path().toAbsolutePath().normalize()
        : defaultFile;
  }
}
