package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.messages.HistoryEvent.EventTypeCase;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A rewind")
class RewindTest {
  private final TestHub test = new TestHub();
  private final AtomicBoolean works = new AtomicBoolean();

  /** A parent, a child and a grandchild with an activity that fails until it is repaired. */
  @BeforeEach
  void teach() {
    test.worker().activity("Good", input -> "1");
    test.worker()
        .activity(
            "Repaired",
            input -> {
              if (!works.get()) {
                throw new IllegalStateException("not yet");
              }
              return "2";
            });
    test.worker()
        .orchestrator(
            "Grandchild",
            ctx -> ctx.complete(ctx.callActivity("Repaired", null, Integer.class).await()));
    test.worker()
        .orchestrator(
            "Child",
            ctx -> {
              int good = ctx.callActivity("Good", null, Integer.class).await();
              ctx.complete(
                  good + ctx.callSubOrchestrator("Grandchild", null, "g", Integer.class).await());
            });
    test.worker()
        .orchestrator(
            "Parent",
            ctx ->
                ctx.complete(ctx.callSubOrchestrator("Child", null, "c", Integer.class).await()));
    assertThat(test.run("Parent", "p", null).status()).isEqualTo(RuntimeStatus.FAILED);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void reaches_the_failed_activity_through_its_sub_orchestrations_and_repeats_nothing_else() {
    works.set(true);
    assertThat(test.hub().rewind("p", "repaired").join()).isEqualTo(new CommandResult.Accepted());
    Instance done = test.completed("p");
    assertThat(done.output()).isEqualTo("3");
    assertThat(test.find("c").status()).isEqualTo(RuntimeStatus.COMPLETED);
    assertThat(test.find("g").status()).isEqualTo(RuntimeStatus.COMPLETED);
    assertThat(test.worker().activityRuns())
        .containsExactly("Good(null)", "Repaired(null)", "Repaired(null)");
  }

  @Test
  void of_an_instance_that_fails_again_can_be_repeated() {
    for (int i = 0; i < 3; i++) {
      test.hub().rewind("p", "again").join();
      assertThat(test.completed("p").status()).isEqualTo(RuntimeStatus.FAILED);
    }
    works.set(true);
    test.hub().rewind("p", null).join();
    assertThat(test.completed("p").output()).isEqualTo("3");
    assertThat(test.events("p", EventTypeCase.GENERICEVENT)).isNotEmpty();
  }

  @Test
  void survives_a_restart() {
    works.set(true);
    test.hub().rewind("p", "repaired").join();
    test.reopen();
    assertThat(test.completed("p").output()).isEqualTo("3");
  }

  @Test
  void starts_a_purged_child_again() {
    works.set(true);
    test.hub().purge("c").join();
    test.hub().rewind("p", "repaired").join();
    assertThat(test.completed("p").output()).isEqualTo("3");
    assertThat(test.find("c").status()).isEqualTo(RuntimeStatus.COMPLETED);
  }
}
