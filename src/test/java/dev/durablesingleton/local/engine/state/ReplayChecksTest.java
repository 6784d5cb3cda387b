package dev.durablesingleton.local.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.engine.state.ReplayChecks.State;
import dev.durablesingleton.local.store.ActivityTask;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The checks of the executions of a hub")
class ReplayChecksTest {

  private final ReplayChecks checks = new ReplayChecks(true);

  @Test
  void concern_only_the_executions_of_the_first_load() {
    checks.loaded(List.of(instance("a")));

    assertThat(checks.state("execution-a")).isEqualTo(State.UNCHECKED);
    assertThat(checks.state("execution-b")).isEqualTo(State.ADMITTED);

    checks.loaded(List.of(instance("a"), instance("b")));
    assertThat(checks.state("execution-a")).isEqualTo(State.UNCHECKED);
    assertThat(checks.state("execution-b")).isEqualTo(State.ADMITTED);
  }

  @Test
  void keep_their_outcomes_when_the_hub_is_loaded_again() {
    checks.loaded(List.of(instance("a"), instance("b"), instance("c")));
    checks.begin("execution-a", true);
    checks.admit("execution-a");
    checks.begin("execution-b", true);
    checks.hold("execution-b", "differs");
    checks.begin("execution-c", true);

    checks.loaded(List.of(instance("a"), instance("b"), instance("c")));

    assertThat(checks.state("execution-a")).isEqualTo(State.ADMITTED);
    assertThat(checks.state("execution-b")).isEqualTo(State.WAITS);
    assertThat(checks.difference("execution-b")).contains("differs");
    assertThat(checks.state("execution-c"))
        .as("its outcome may be lost")
        .isEqualTo(State.UNCHECKED);
  }

  @Test
  void run_one_by_one_except_those_of_executions_with_messages_or_activities() {
    checks.loaded(List.of(instance("a"), instance("b"), instance("c"), instance("d")));
    assertThat(checks.keep(activity("d"))).isTrue();

    assertThat(checks.begin("execution-a", false)).isTrue();
    assertThat(checks.begin("execution-b", false)).isFalse();
    assertThat(checks.begin("execution-c", true)).isTrue();
    assertThat(checks.begin("execution-d", false)).isTrue();
    assertThat(checks.nextIdle()).isEmpty();

    assertThat(checks.admit("execution-d")).containsExactly(activity("d"));
    checks.admit("execution-a");
    assertThat(checks.nextIdle()).contains("b");
    assertThat(checks.begin("execution-b", false)).isTrue();
  }

  @Test
  void are_complete_once_when_each_execution_was_checked_or_has_ended() {
    checks.loaded(List.of(instance("a"), instance("b")));
    checks.begin("execution-a", false);
    checks.admit("execution-a");
    assertThat(checks.completes()).isFalse();

    checks.forget("execution-b");

    assertThat(checks.completes()).isTrue();
    assertThat(checks.completes()).isFalse();
    assertThat(checks.checked()).isEqualTo(1);
  }

  private static Instance instance(String id) {
    return new Instance(
        id,
        "execution-" + id,
        "Order",
        null,
        RuntimeStatus.RUNNING,
        Instant.EPOCH,
        Instant.EPOCH,
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of());
  }

  private static ActivityTask activity(String id) {
    return new ActivityTask(1, id, "execution-" + id, 0, "Charge", null, null);
  }
}
