package dev.durablesingleton.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A file of the page.
 *
 * @param tag tells this version of it from others, quoted as HTTP has it
 */
record Asset(String contentType, String tag, String text) {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  /** The file of this name; empty for one that the page does not have. */
  static Optional<Asset> named(String name) {
    // No dots and slashes but the one before the type: nothing outside the folder has such a name.
    if (!name.matches("[a-z-]{1,40}\\.(html|css|js|svg)")) {
      return Optional.empty();
    }
    try (InputStream file = Asset.class.getResourceAsStream("assets/" + name)) {
      return file == null
          ? Optional.empty()
          : Optional.of(of(name, new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("The page's file " + name + " cannot be read.", e);
    }
  }

  private static Asset of(String name, String text) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    return new Asset(type, "\"" + Integer.toHexString(text.hashCode()) + "\"", text);
  }
}
