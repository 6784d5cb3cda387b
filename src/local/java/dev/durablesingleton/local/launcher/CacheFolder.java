package dev.durablesingleton.local.launcher;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the operating system keeps files of a user that may be deleted at any time. */
final class CacheFolder {

  private static final String NAME = "durable-local";

  private CacheFolder() {}

  /** Returns the folder for this program. */
  static Path of(Map<String, String> environment, String system, String home) {
    String name = system.toLowerCase(Locale.ROOT);
    String chosen = environment.get(name.startsWith("windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
    return (isSet(chosen)
            ? Path.of(chosen)
            : Path.of(home, name.startsWith("mac") ? "Library/Caches" : ".cache"))
        .resolve(NAME);
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }
}
