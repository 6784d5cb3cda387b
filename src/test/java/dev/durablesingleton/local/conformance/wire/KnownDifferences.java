package dev.durablesingleton.local.conformance.wire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What of the recording is not expected of this host. */
final class KnownDifferences {

  /** Sections that are not played: those of entities. */
  private static final Set<String> SKIPPED =
      Set.of(
          "entity-routes",
          "reorder",
          "entity-grpc",
          "entity-as-instance",
          "entity-bad-ids",
          "calls",
          "locks");

  /** Steps that differ on purpose, with the reason; docs/local-host.md has a row for each. */
  private static final Map<String, String> ON_PURPOSE = Map.of();

  /** Steps that do not agree yet, one a line; lines with {@code #} are headings. */
  private static final String OPEN = "/conformance/recorded-1.9-open.txt";

  private final Set<String> open;

  KnownDifferences() throws IOException {
    try (InputStream file = KnownDifferences.class.getResourceAsStream(OPEN)) {
      open =
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .collect(Collectors.toSet());
    }
  }

  boolean isPlayed(WireRecording.Section section) {
    return !SKIPPED.contains(section.name());
  }

  /** Whether a step of a profile, as in {@code base.start.plain}, is known to differ. */
  boolean contains(String step) {
    return ON_PURPOSE.containsKey(step) || open.contains(step);
  }
}
