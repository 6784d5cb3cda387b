package dev.durablesingleton.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The two files of which each package contains one as its {@code host.json}. */
class BackendFilesTest {

  private final JsonObject storage = read("host.json");
  private final JsonObject scheduler = read("host.scheduler.json");

  @Test
  void only_the_scheduler_file_names_a_storage_provider() {
    assertThat(durableTask(storage).has("storageProvider")).isFalse();
    JsonObject provider = durableTask(scheduler).getAsJsonObject("storageProvider");
    assertThat(provider.get("type").getAsString()).isEqualTo("azureManaged");
    assertThat(provider.get("connectionStringName").getAsString())
        .isEqualTo("DURABLE_TASK_SCHEDULER_CONNECTION_STRING");
  }

  @Test
  void they_differ_in_nothing_but_the_storage_provider_and_the_bundle_that_contains_it() {
    durableTask(scheduler).remove("storageProvider");
    scheduler
        .getAsJsonObject("extensionBundle")
        .add("version", storage.getAsJsonObject("extensionBundle").get("version"));
    assertThat(scheduler).isEqualTo(storage);
  }

  private static JsonObject durableTask(JsonObject host) {
    return host.getAsJsonObject("extensions").getAsJsonObject("durableTask");
  }

  private static JsonObject read(String file) {
    try {
      return JsonParser.parseString(Files.readString(Path.of(file))).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
