package dev.durablesingleton.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.Callers;
import dev.durablesingleton.fixtures.HostedApp;
import dev.durablesingleton.local.host.HostOptions.Clients;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A thousand starts in parallel")
class ClientConnectionsIT {

  private static final int CALLERS = 8;

  @RegisterExtension static final Callers CALL = new Callers(CALLERS);
  @RegisterExtension static final HostedApp IN_PROCESS = new HostedApp();

  @RegisterExtension
  static final HostedApp BY_PORT = new HostedApp(options -> options.withClients(Clients.PORT));

  @Test
  void make_no_connection_to_the_engine_from_within_the_host() throws Exception {
    start(IN_PROCESS);

    assertThat(IN_PROCESS.host().clientConnectionsMade()).isZero();
  }

  @Test
  void share_one_connection_to_the_engine_by_the_port() throws Exception {
    BY_PORT.start("HelloCities", "first", "", null);
    // One of the app, and one of the host's warm-up.
    await().until(() -> BY_PORT.host().clientConnectionsMade() == 2);

    start(BY_PORT);

    assertThat(BY_PORT.host().clientConnectionsMade()).isEqualTo(2);
  }

  private static void start(HostedApp app) throws Exception {
    int each = 1_000 / CALLERS;
    List<Long> accepted =
        CALL.race(
            caller ->
                IntStream.range(0, each)
                    .mapToObj(i -> app.start("HelloCities", caller + "-" + i, "", null))
                    .filter(answer -> answer.statusCode() == 202)
                    .count());
    assertThat(accepted).containsOnly((long) each);
  }
}
