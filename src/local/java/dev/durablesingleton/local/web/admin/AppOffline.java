package dev.durablesingleton.local.web.admin;

import dev.durablesingleton.local.web.http.HttpResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code app_offline.htm}, which takes the app offline while it exists. */
public final class AppOffline {

  private final Path file;

  /** Looks for the file in the package's folder. */
  public AppOffline(Path folder) {
    this.file = folder.resolve("app_offline.htm");
  }

  boolean isOffline() {
    return Files.exists(file);
  }

  /** The response to every request while the app is offline; empty otherwise. */
  public Optional<HttpResponse> response() {
    if (!isOffline()) {
      return Optional.empty();
    }
    try {
      return Optional.of(HttpResponse.text(503, "text/html", Files.readString(file)));
    } catch (IOException e) {
      return Optional.of(HttpResponse.empty(503));
    }
  }
}
