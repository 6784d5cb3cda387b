package dev.durablesingleton.local.cli.durable;

import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that select instances. */
final class InstanceFilter {

  @Option(
      names = "--created-after",
      paramLabel = "TIME",
      converter = UtcTime.class,
      description =
          "Only instances created at or after this time: ISO 8601, in UTC unless it has an offset,"
              + " for example 2026-01-31 or 2026-01-31T08:00:00+01:00.")
  private @Nullable Instant createdAfter;

  @Option(
      names = "--created-before",
      paramLabel = "TIME",
      converter = UtcTime.class,
      description = "Only instances created at or before this time.")
  private @Nullable Instant createdBefore;

  @Option(
      names = "--runtime-status",
      paramLabel = "STATUS",
      arity = "1..*",
      split = "[ ,]+",
      converter = StatusName.class,
      description =
          "Only instances in one of these statuses, separated by spaces or commas: running,"
              + " completed, failed, canceled, terminated, pending, suspended, continuedAsNew.")
  private List<RuntimeStatus> statuses = List.of();

  boolean isEmpty() {
    return createdAfter == null && createdBefore == null && statuses.isEmpty();
  }

  /** Adds the filter to a request. */
  ApiRequest apply(ApiRequest request) {
    return request
        .with("createdTimeFrom", text(createdAfter))
        .with("createdTimeTo", text(createdBefore))
        .with(
            "runtimeStatus",
            statuses.isEmpty()
                ? null
                : statuses.stream().map(RuntimeStatus::label).collect(Collectors.joining(",")));
  }

  /** .NET's times have seven digits. */
  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MICROS).toString();
  }

  /** Parses a status by its name, ignoring case. */
  private static final class StatusName implements ITypeConverter<RuntimeStatus> {

    @Override
    public RuntimeStatus convert(String text) {
      return RuntimeStatus.ofLabel(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is not a status; one of %s"
                          .formatted(
                              text,
                              Arrays.stream(RuntimeStatus.values())
                                  .map(RuntimeStatus::label)
                                  .collect(Collectors.joining(", ")))));
    }
  }
}
