package dev.durablesingleton.internal.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * File of the dashboard.
 *
 * @param tag entity tag, with its quotes
 */
record Asset(String contentType, String tag, String text) {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  /** The file with this name; empty if there is none. */
  static Optional<Asset> named(String name) {
    // No slash and a single dot, so that no name leads out of the folder.
    if (!name.matches("[a-z-]{1,40}\\.(html|css|js|svg)")) {
      return Optional.empty();
    }
    try (InputStream file = Asset.class.getResourceAsStream("assets/" + name)) {
      return file == null
          ? Optional.empty()
          : Optional.of(of(name, new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("The dashboard's file " + name + " cannot be read.", e);
    }
  }

  private static Asset of(String name, String text) {
    String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
    return new Asset(type, "\"" + Integer.toHexString(text.hashCode()) + "\"", text);
  }
}
