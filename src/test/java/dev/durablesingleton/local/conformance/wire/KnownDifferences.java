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

  private static final String EVENT_WAITS =
      "an event for a suspended instance is not in the history before it is resumed";

  private static final String CHILD_IS_SHOWN =
      "a sub-orchestration that waits because of its version is shown as Pending";

  private static final String NO_STACK = "a failure of the host has no .NET stack trace";

  /** Steps that differ on purpose, with the reason; docs/local-host.md has a row for each. */
  private static final Map<String, String> ON_PURPOSE =
      Map.of(
          "base.grpc.suspended.doc", EVENT_WAITS,
          "base.grpc.suspended.terminated", EVENT_WAITS,
          "base.status.fill-20000.get", NO_STACK,
          "base.version.vkid2.doc", CHILD_IS_SHOWN,
          "base.version.vkid3.doc", CHILD_IS_SHOWN,
          "ver-default.version.vkid3.doc", CHILD_IS_SHOWN);

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
