package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.messages.HistoryEvent.EventTypeCase;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SentEventTest {
  private final TestHub test = new TestHub();

  @AfterEach
  void close() {
    test.close();
  }

  /** The SDK repeats the action in each later turn (1.5.0). */
  @Test
  void an_event_from_one_instance_to_another_arrives_once() {
    test.worker().activity("Echo", input -> input);
    test.worker()
        .orchestrator(
            "Send",
            ctx -> {
              ctx.sendEvent("r", "n", 1);
              for (int i = 0; i < 5; i++) {
                ctx.callActivity("Echo", i, Integer.class).await();
              }
              ctx.complete("sent");
            });
    test.worker()
        .orchestrator(
            "Receive",
            ctx -> {
              ctx.waitForExternalEvent("n", Duration.ofMinutes(1), Integer.class).await();
              ctx.waitForExternalEvent("end").await();
            });
    test.startAndRun("Receive", "r", null);
    assertThat(test.run("Send", "s", null).output()).isEqualTo("\"sent\"");
    test.awaitEvents("r", EventTypeCase.EVENTRAISED, 1);
    test.raise("r", "end", null);
    test.completed("r");
    assertThat(test.events("r", EventTypeCase.EVENTRAISED)).hasSize(2);
    HistoryRules.check("s", test.hub().history("s"));
  }

  @Test
  void an_event_for_a_missing_instance_is_dropped() {
    test.worker()
        .orchestrator(
            "Send",
            ctx -> {
              ctx.sendEvent("nobody", "n", 1);
              ctx.complete(null);
            });
    assertThat(test.run("Send", "s", null).status()).isEqualTo(RuntimeStatus.COMPLETED);
    assertThat(test.unfinished().messages()).isEmpty();
  }

  @Test
  void an_instance_can_send_itself_an_event() {
    test.worker()
        .orchestrator(
            "Self",
            ctx -> {
              ctx.sendEvent(ctx.getInstanceId(), "n", 7);
              ctx.complete(ctx.waitForExternalEvent("n", Integer.class).await());
            });
    assertThat(test.run("Self", "s", null).output()).isEqualTo("7");
  }

  @Test
  void events_raised_before_the_first_turn_are_delivered_in_it() {
    test.worker()
        .orchestrator(
            "Early", ctx -> ctx.complete(ctx.waitForExternalEvent("n", Integer.class).await()));
    test.hub().start(new StartCommand("e", "Early", null, null, null, StartCommand.NON_RUNNING));
    test.raise("e", "n", "3");
    assertThat(test.completed("e").output()).isEqualTo("3");
  }
}
