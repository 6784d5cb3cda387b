package dev.durablesingleton.local.worker;

import static dev.durablesingleton.local.worker.SampleFunctions.ID;
import static dev.durablesingleton.local.worker.SampleFunctions.call;
import static dev.durablesingleton.local.worker.SampleFunctions.entryPoint;
import static dev.durablesingleton.local.worker.SampleFunctions.function;
import static dev.durablesingleton.local.worker.SampleFunctions.http;
import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.log.LogLevel;
import dev.durablesingleton.local.worker.FunctionWorker.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log lines of a call")
class InvocationLogTest {

  private final List<String> lines = new ArrayList<>();
  private final HostLog log =
      (level, category, message, failure) ->
          lines.add(
              level + " " + category + " " + message.replaceAll("Duration=\\d+", "Duration=n"));

  @Test
  void surround_the_lines_of_the_function() {
    Value bob = new Value.Text("Bob");
    invoke(function("greet", "$return"), http(new Value.None(), Map.of("name", bob)));
    assertThat(lines)
        .containsExactly(
            "INFORMATION Function.greet Executing 'Functions.greet' (Reason='a test', Id="
                + ID
                + ")",
            "WARNING Function.greet.User greeting {0}",
            "INFORMATION Function.greet.User Function \"greet\" (Id: "
                + ID
                + ") invoked by Java Worker",
            "INFORMATION Function.greet Executed 'Functions.greet' (Succeeded, Id="
                + ID
                + ", Duration=nms)");
  }

  @Test
  void show_a_failure_with_the_functions_own_frames() {
    invoke(function("fail", "$return"), call(new Value.Text("x")));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1))
        .startsWith(
            "ERROR Function.fail Executed 'Functions.fail' (Failed, Id=" + ID + ", Duration=nms)\n")
        .contains("Result: Failure\nException: Functions.UserException: first line\nsecond: x\n")
        .contains("Stack: java.lang.IllegalStateException: outer\n\tat ")
        .contains("\nCaused by: ")
        .doesNotContain("java.lang.reflect", "FunctionWorker");
  }

  @Test
  void report_a_function_that_cannot_be_loaded() {
    FunctionWorker.load(
            Options.of(
                List.of(entryPoint("F", "no.such.Class.run")), getClass().getClassLoader(), log))
        .close();
    assertThat(lines)
        .containsExactly(
            "ERROR Function.F Worker failed to load function: 'F'. ClassNotFoundException:"
                + " no.such.Class");
  }

  @Test
  void report_equal_load_failures_once() {
    FunctionWorker.load(
            Options.of(
                List.of(entryPoint("F", "no.such.Class.run"), entryPoint("G", "no.such.Class.run")),
                getClass().getClassLoader(),
                log))
        .close();
    assertThat(lines)
        .containsExactly(
            "ERROR Function.F Worker failed to load 2 functions: 'F', 'G'. ClassNotFoundException:"
                + " no.such.Class");
  }

  @Test
  void warn_of_a_parameter_whose_binding_function_json_does_not_declare() {
    FunctionWorker.load(Options.of(List.of(function("queue")), getClass().getClassLoader(), log))
        .close();
    assertThat(lines)
        .containsExactly(
            "WARNING Function.queue The method of the function 'queue' has parameters for the"
                + " bindings 'out', which function.json does not declare, so every call fails; build"
                + " the package again.");
  }

  @Test
  void map_the_levels_of_java_util_logging() {
    Logger logger = new InvocationLogger(new FunctionLog("F", log));
    for (Level level :
        List.of(Level.FINEST, Level.FINE, Level.CONFIG, Level.INFO, Level.WARNING, Level.SEVERE)) {
      logger.log(level, level.getName());
    }
    assertThat(lines)
        .containsExactly(
            "TRACE Function.F.User FINEST",
            "TRACE Function.F.User FINE",
            "DEBUG Function.F.User CONFIG",
            "INFORMATION Function.F.User INFO",
            "WARNING Function.F.User WARNING",
            "ERROR Function.F.User SEVERE");
  }

  @Test
  void are_not_written_if_disabled() {
    HostLog off =
        new HostLog() {
          @Override
          public void log(LogLevel level, String category, String message, Throwable failure) {
            lines.add(message);
          }

          @Override
          public boolean isEnabled(LogLevel level, String category) {
            return false;
          }
        };
    FunctionMetadata greet = function("greet", "$return");
    try (FunctionWorker worker =
        FunctionWorker.load(Options.of(List.of(greet), getClass().getClassLoader(), off))) {
      worker.invoke("greet", http(new Value.None(), Map.of("name", new Value.Text("Bob"))));
    }
    assertThat(lines).isEmpty();
  }

  private void invoke(FunctionMetadata function, Invocation invocation) {
    try (FunctionWorker worker =
        FunctionWorker.load(Options.of(List.of(function), getClass().getClassLoader(), log))) {
      worker.invoke(function.name(), invocation);
    }
  }
}
