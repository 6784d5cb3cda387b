package dev.durablesingleton.internal.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;

/** Checks the accessibility of what a browser shows, with axe-core, in both themes. */
final class Axe {

  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run().then(result => done(result.violations.flatMap(violation =>
          violation.nodes.map(node => violation.id + ': ' + node.target + ' ' + node.failureSummary))));
      """;

  private Axe() {}

  /** One line for each element that violates a rule; empty if there is none. */
  static List<String> violations(ChromeDriver chrome) {
    try {
      return Stream.of("light", "dark").flatMap(theme -> violations(chrome, theme)).toList();
    } finally {
      emulate(chrome, "");
    }
  }

  private static Stream<String> violations(ChromeDriver chrome, String theme) {
    emulate(chrome, theme);
    chrome.executeScript(source());
    return ((List<?>) chrome.executeAsyncScript(RUN)).stream().map(line -> theme + ": " + line);
  }

  private static void emulate(ChromeDriver chrome, String theme) {
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", theme);
    chrome.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
  }

  /** Read anew each time, since a script is gone with its document. */
  private static String source() {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
