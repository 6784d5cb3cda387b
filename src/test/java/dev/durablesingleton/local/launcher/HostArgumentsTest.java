package dev.durablesingleton.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.cli.DurableLocal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The arguments that the launcher passes on")
class HostArgumentsTest {

  private static final Path HERE = Path.of("/home/ann/here");

  @Test
  void know_which_options_of_the_host_have_values() {
    Set<String> valued =
        DurableLocal.commandLine(LauncherLink.connect()).getCommandSpec().options().stream()
            .filter(option -> option.arity().max() > 0)
            .flatMap(option -> Arrays.stream(option.names()))
            .collect(Collectors.toSet());

    assertThat(HostArguments.VALUED)
        .doesNotContainAnyElementsOf(HostArguments.ATTACHED)
        .containsExactlyInAnyOrderElementsOf(
            valued.stream().filter(name -> !HostArguments.ATTACHED.contains(name)).toList());
    assertThat(valued).containsAll(HostArguments.ATTACHED);
  }

  @Test
  void have_absolute_paths() {
    assertThat(parse("--store", "a/hub.db", "--port=7", "app").absolute())
        .containsExactly("--store", "/home/ann/here/a/hub.db", "--port", "7", "/home/ann/here/app");
    assertThat(parse("--store=memory", "../app").absolute())
        .containsExactly("--store", "memory", "/home/ann/app");
    assertThat(parse("--", "--odd").absolute()).containsExactly("/home/ann/here/--odd");
  }

  @Test
  void name_the_current_directory_unless_the_host_needs_no_package() {
    assertThat(parse("--auth").absolute()).containsExactly("--auth", "/home/ann/here");
    assertThat(parse("--sidecar-port", "4001").absolute())
        .containsExactly("--sidecar-port", "4001");
  }

  @Test
  void keep_the_port_and_the_task_hub_of_a_host_that_is_replaced() {
    assertThat(parse("-p0", "--clean", "app").continuing(7_071).absolute())
        .containsExactly("/home/ann/here/app", "--port", "7071");
    assertThat(parse("--sidecar-port", "0").continuing(4_001).absolute())
        .containsExactly("--sidecar-port", "4001");
  }

  @Test
  void name_the_port_for_a_debugger() {
    assertThat(parse("app").debugger()).isEmpty();
    assertThat(parse("--debug", "app").debugger()).contains(new Debugger(5_005, false));
    assertThat(parse("--debug-suspend=0").debugger()).contains(new Debugger(0, true));
    assertThat(parse("--debug", "app").absolute()).containsExactly("--debug", "/home/ann/here/app");
    assertThat(parse("--debug=1", "app").absolute())
        .containsExactly("--debug=1", "/home/ann/here/app");
  }

  @Test
  void let_only_the_first_host_wait_for_a_debugger() {
    assertThat(parse("--debug-suspend=1").continuing(7_071).debugger())
        .contains(new Debugger(1, false));
  }

  @Test
  void ask_for_new_hosts_after_changes_unless_told_not_to() {
    assertThat(parse("app").reload()).isTrue();
    assertThat(parse("--no-reload", "app").reload()).isFalse();
    assertThat(parse("--sidecar-port", "0").reload()).isFalse();
    assertThat(parse("--check").reload()).isFalse();
  }

  @Test
  void leave_mistakes_to_the_host() {
    assertThat(parse("--prot", "1", "--port").absolute())
        .containsExactly("--prot", "/home/ann/here/1", "--port");
    assertThat(parse("--debug=x").debugger()).isEmpty();
  }

  @Test
  void need_no_child_for_help_or_by_request() {
    assertThat(parse("--help").needNoChild()).isTrue();
    assertThat(parse("--no-launcher", "app").needNoChild()).isTrue();
    assertThat(parse("--store", "--help").needNoChild()).isFalse();
  }

  private static HostArguments parse(String... args) {
    return HostArguments.parse(args, HERE);
  }
}
