package dev.durablesingleton.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.HostedApp;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class EngineOutOfReachIT {

  @TempDir static Path folder;

  @RegisterExtension
  static final HostedApp APP = new HostedApp(options -> options.withFile(folder.resolve("hub.db")));

  @Test
  void a_start_gets_503_while_the_storage_is_unreachable_and_works_afterwards() throws IOException {
    APP.started("HelloCities", "before", null);
    Files.move(folder.resolve("hub.db"), folder.resolve("away.db"));

    HttpResponse<String> answer = APP.start("HelloCities", "during", "", null);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
    assertThat(answer.body()).startsWith("The Durable engine or its storage is not reachable");

    Files.move(folder.resolve("away.db"), folder.resolve("hub.db"));
    await().until(() -> APP.start("HelloCities", "after", "", null).statusCode() == 202);
  }
}
