package dev.durablesingleton.internal.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.fixtures.CompletingService;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.fixtures.SidecarServer;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.settings.KeptSingleton;
import dev.durablesingleton.internal.settings.KeptSingletons;
import dev.durablesingleton.internal.start.SingletonStarter;
import dev.durablesingleton.internal.start.StartLimits;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Over a real connection, because the deadline is gRPC's. */
@Timeout(60)
class HangingEngineQueryTest {

  @Test
  void a_query_without_an_answer_ends_at_the_limit_and_the_next_entry_is_kept() throws IOException {
    CompletingService service = new CompletingService("1");
    service.ignoreReads("a");
    LogLines log = new LogLines();
    try (SidecarServer engine = new SidecarServer(service);
        DurableClients clients = new DurableClients(Runnable::run)) {
      DurableClientContext context = engine.context();
      // Connects, so that only the query for "a" takes as long as the limit.
      clients.current(context).getInstanceMetadata("connected", false);
      StartLimits limits = new StartLimits(Duration.ofSeconds(5), 1, Duration.ofHours(1));
      new Keeper(
              clients, new SingletonStarter(clients, limits, System::nanoTime), Clock.systemUTC())
          .keep(
              new KeptSingletons(List.of(kept("a"), kept("b")), List.of()), context, log.logger());
    }

    assertThat(log.messages())
        .contains(
            "'HelloCities' with ID = 'a' was not checked because the Durable engine or its storage"
                + " is not reachable (DEADLINE_EXCEEDED); the next run of the timer checks it"
                + " again.",
            "Started orchestration with ID = 'b'.");
  }

  private static KeptSingleton kept(String id) {
    return new KeptSingleton("HelloCities", new InstanceId(id), new JsonInput("1"), Reuse.NEVER);
  }
}
