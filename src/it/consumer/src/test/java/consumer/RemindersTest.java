package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durablesingleton.testkit.DurableHub;
import dev.durablesingleton.testkit.HubRequest;
import dev.durablesingleton.testkit.HubResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RemindersTest {

  @RegisterExtension final DurableHub hub = DurableHub.ofClasses(Reminders.class);

  @Test
  void reminds_two_days_later() {
    hub.activity("SendMail").runs(String.class, who -> "mailed " + who);

    HubResponse response = hub.call(HubRequest.post("/api/reminders/Ada"));

    assertEquals(202, response.status());
    assertEquals(
        "mailed Ada", hub.instance(response.body()).awaitCompleted().output(String.class));
    assertEquals(List.of("Ada"), hub.activity("SendMail").inputs(String.class));
  }
}
