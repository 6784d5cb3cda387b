package dev.durablesingleton.local.conformance.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The recorded steps in which this host differs on purpose: one a line, after a heading with the
 * reason. docs/local-host.md has a row for each reason.
 */
final class KnownDifferences {

  private static final String FILE = "/conformance/recorded-1.9-differences.txt";

  private final Set<String> steps;

  KnownDifferences() throws IOException {
    try (InputStream file = KnownDifferences.class.getResourceAsStream(FILE)) {
      steps =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .collect(Collectors.toSet());
    }
  }

  /** Whether a step of a profile, as in {@code base.start.plain}, differs on purpose. */
  boolean contains(String step) {
    return steps.contains(step);
  }
}
