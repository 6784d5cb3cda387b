package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.durablesingleton.testkit.DurableHub;
import dev.durablesingleton.testkit.HubInstance;
import dev.durablesingleton.testkit.HubRequest;
import dev.durablesingleton.testkit.HubResponse;
import dev.durablesingleton.testkit.history.InstanceHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void a_saved_history_replays_with_unchanged_code(@TempDir Path folder) {
    HubInstance reminder = hub.start("Reminder", "reminder-1", "Ada");
    hub.clock().advance(Duration.ofDays(1));
    reminder.history().save(folder.resolve("reminder-1.json"));

    hub.replay(InstanceHistory.load(folder.resolve("reminder-1.json")));
  }
}
