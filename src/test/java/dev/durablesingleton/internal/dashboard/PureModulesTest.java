package dev.durablesingleton.internal.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs {@code src/test/js}, the tests of those modules of the dashboard that need no page. All use
 * one engine, because its start takes longer than the tests.
 */
@DisplayName("The dashboard's modules that need no page")
class PureModulesTest {

  private static final Path MODULES =
      Path.of("src/main/resources/dev/durablesingleton/internal/dashboard/assets");

  private static final Path TESTS = Path.of("src/test/js");

  private static Context engine;

  /** The tests' imports are resolved in the folder of the modules. */
  @BeforeAll
  static void start() throws IOException {
    engine =
        Context.newBuilder("js")
            .allowIO(IOAccess.ALL)
            .allowHostAccess(HostAccess.EXPLICIT)
            .currentWorkingDirectory(MODULES.toAbsolutePath())
            .option("engine.WarnInterpreterOnly", "false")
            .timeZone(ZoneId.of("Europe/Vienna"))
            .build();
    engine.getBindings("js").putMember("form", new FormEncoding());
    engine.eval(source(TESTS.resolve("harness.js")).build());
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @TestFactory
  List<DynamicContainer> modules() throws IOException {
    try (Stream<Path> files = Files.list(TESTS)) {
      return files
          .filter(file -> file.toString().endsWith("-test.js"))
          .sorted()
          .map(PureModulesTest::tests)
          .toList();
    }
  }

  private static DynamicContainer tests(Path file) {
    Value tests = engine.eval("js", "tests = []");
    try {
      engine.eval(source(file).mimeType("application/javascript+module").build());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    String module = file.getFileName().toString().replace("-test.js", ".js");
    return DynamicContainer.dynamicContainer(
        module, IntStream.range(0, (int) tests.getArraySize()).mapToObj(i -> test(tests, i)));
  }

  private static DynamicTest test(Value tests, int i) {
    Value test = tests.getArrayElement(i);
    return DynamicTest.dynamicTest(
        test.getMember("name").asString(), () -> run(test.getMember("body")));
  }

  /** Runs a test to its end: the engine runs all asynchronous code before a call returns. */
  private static void run(Value body) {
    Value result = body.execute();
    if (!result.canInvokeMember("then")) {
      return;
    }
    Outcome outcome = new Outcome();
    result.invokeMember("then", outcome.completed(), outcome.failed());
    outcome.check();
  }

  private static Source.Builder source(Path file) throws IOException {
    return Source.newBuilder("js", Files.readString(file), file.getFileName().toString());
  }

  /** What became of an asynchronous test. */
  private static final class Outcome {

    private String text = "The test waits for something that does not happen.";

    ProxyExecutable completed() {
      return results -> text = "";
    }

    ProxyExecutable failed() {
      return failures -> text = failures[0].getMember("stack").asString();
    }

    void check() {
      if (!text.isEmpty()) {
        fail(text);
      }
    }
  }

  /** The encoding of the browsers' {@code URLSearchParams}, which the engine does not have. */
  public static final class FormEncoding {

    @HostAccess.Export
    public String encoded(String text) {
      return URLEncoder.encode(text, UTF_8);
    }

    @HostAccess.Export
    public String decoded(String text) {
      return URLDecoder.decode(text, UTF_8);
    }
  }
}
