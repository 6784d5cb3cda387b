package dev.durablesingleton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.launcher.LauncherLink;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@DisplayName("Options that are wrong")
class WrongOptionsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--port abc|Invalid value for option '--port': 'abc' is not a number from 0 to 65535",
        "--port 65536|Invalid value for option '--port': '65536' is not a number from 0 to 65535",
        "--port|Missing required parameter for option '--port' (N)",
        "one two|Unmatched argument at index 1: 'two'",
        "--durability some|Invalid value for option '--durability': 'some' is neither full nor normal",
        "--check --store memory|--check serves nothing and changes nothing, so it can be combined only with the package folder, --store FILE, --no-launcher and --debug",
        "--quiet --verbose|--verbose and --quiet exclude each other",
        "--sidecar-port 1 --port 2|--sidecar-port runs no functions and serves no HTTP, so it cannot be combined with --port, --address, --allowed-host, --auth or --ignore-outputs",
        "--sidecar-port 1 --allowed-host a|--sidecar-port runs no functions and serves no HTTP, so it cannot be combined with --port, --address, --allowed-host, --auth or --ignore-outputs",
        "--allowed-host http://a:1|Invalid value for option '--allowed-host' (NAME): 'http://a:1' is not a host name such as dev.example.com, without scheme and port",
      })
  void are_named_in_one_sentence(String arguments, String sentence) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();

    int exitCode =
        DurableLocal.commandLine(LauncherLink.connect())
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(errors, true))
            .execute(arguments.split(" "));

    assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(errors.toString().lines()).containsExactly(sentence + "; see durable-local --help.");
    assertThat(output.toString()).isEmpty();
  }
}
