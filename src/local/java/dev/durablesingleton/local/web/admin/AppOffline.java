package dev.durablesingleton.local.web.admin;

import dev.durablesingleton.local.web.http.HttpResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code app_offline.htm}, which takes an app off the net as long as it is there. */
public final class AppOffline {

  private final Path file;

  public AppOffline(Path folder) {
    this.file = folder.resolve("app_offline.htm");
  }

  boolean isOffline() {
    return Files.exists(file);
  }

  /** What every request gets while the app is offline; empty while it is not. */
  public Optional<HttpResponse> reply() {
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
