package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.engine.command.CommandResult;
import dev.durablesingleton.local.engine.command.StartCommand;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tags of a start")
class InstanceTagsTest {

  private static final Map<String, String> TAGS = Map.of("owner", "é", "", "");

  private final TestHub test = new TestHub();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void stay_through_continue_as_new() {
    test.worker()
        .orchestrator(
            "Count",
            ctx -> {
              int remaining = ctx.getInput(Integer.class);
              if (remaining == 0) {
                ctx.complete("done");
              } else {
                ctx.continueAsNew(remaining - 1);
              }
            });
    start("Count", "c", "2");

    assertThat(test.completed("c").input()).isEqualTo("0");
    assertThat(test.find("c").tags()).isEqualTo(TAGS);
  }

  @Test
  void are_inherited_by_sub_orchestrations() {
    test.worker()
        .orchestrator(
            "Parent",
            ctx ->
                ctx.complete(ctx.callSubOrchestrator("Child", null, "child", int.class).await()));
    test.worker().orchestrator("Child", ctx -> ctx.complete(1));
    start("Parent", "p", null);
    test.completed("p");

    assertThat(test.find("child").tags()).isEqualTo(TAGS);
  }

  @Test
  void stay_when_the_instance_is_rewound_and_when_the_hub_is_opened_again() {
    test.worker()
        .orchestrator(
            "Fail",
            ctx -> {
              throw new IllegalStateException("no");
            });
    start("Fail", "f", null);
    assertThat(test.completed("f").status()).isEqualTo(RuntimeStatus.FAILED);
    assertThat(test.hub().rewind("f", null).join()).isEqualTo(new CommandResult.Accepted());
    test.completed("f");
    test.reopen();

    assertThat(test.find("f").tags()).isEqualTo(TAGS);
  }

  @Test
  void are_replaced_by_those_of_another_start() {
    test.worker().orchestrator("Quick", ctx -> ctx.complete(1));
    start("Quick", "q", null);
    test.completed("q");
    test.start("Quick", "q", null);

    assertThat(test.find("q").tags()).isEmpty();
  }

  private void start(String name, String id, String input) {
    test.hub()
        .start(new StartCommand(id, name, null, input, null, StartCommand.NON_RUNNING, TAGS))
        .join();
  }
}
