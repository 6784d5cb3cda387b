package dev.durablesingleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.internal.app.App;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.StartRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingletonsTest {

  private static final Logger LOG = Logger.getLogger(SingletonsTest.class.getName());

  @TempDir private Path folder;

  @Test
  void make_all_calls_on_one_client() {
    DurableTaskClient client = mock(DurableTaskClient.class);
    DurableClientContext context = Contexts.handingOut(client);
    Singletons singletons = singletons();

    assertThat(singletons.<DurableTaskClient, RuntimeException>call(context, used -> used))
        .isSameAs(client);
    singletons.<DurableTaskClient, RuntimeException>call(context, used -> used);

    verify(context, times(1)).getClient();
  }

  @Test
  void refuse_to_start_an_orchestrator_that_the_package_does_not_have() throws Exception {
    Files.createDirectories(folder.resolve("Cleanup"));
    Files.writeString(
        folder.resolve("Cleanup/function.json"),
        "{\"bindings\": [{\"type\": \"orchestrationTrigger\"}]}");
    DurableClientContext context = Contexts.handingOut(mock(DurableTaskClient.class));

    assertThatThrownBy(
            () -> singletons().start(context, StartRequest.of("Cleaner", "cleanup"), LOG))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("There is no orchestrator 'Cleaner'; this app has Cleanup.");
  }

  private Singletons singletons() {
    return new Singletons(
        App.of(name -> null, OrchestratorNames.in(folder), new DurableClients(Runnable::run)));
  }
}
