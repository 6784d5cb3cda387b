package dev.durablesingleton.dashboard;

import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.OrchestrationStatusQuery;
import dev.durablesingleton.start.InvalidRequestException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which instances the reader wants to see. A part that is null or empty does not filter.
 *
 * @param name part of the orchestrator's name, in any letter case; the engine cannot filter by it
 * @param from earliest creation, inclusive
 * @param to latest creation, inclusive
 */
record InstanceFilter(
    List<OrchestrationRuntimeStatus> states, String name, String prefix, Instant from, Instant to) {

  /**
   * Reads {@code state} (may name several, with commas between), {@code name}, {@code prefix},
   * {@code from} and {@code to}.
   *
   * @throws InvalidRequestException naming the parameter that cannot be read
   */
  static InstanceFilter of(Map<String, String> query) {
    return new InstanceFilter(
        states(query.getOrDefault("state", "")),
        query.getOrDefault("name", "").strip().toLowerCase(Locale.ROOT),
        query.getOrDefault("prefix", ""),
        time("from", query),
        time("to", query));
  }

  InstanceFilter inAnyState() {
    return new InstanceFilter(List.of(), name, prefix, from, to);
  }

  /** As far as the engine can filter. */
  OrchestrationStatusQuery query() {
    return new OrchestrationStatusQuery()
        .setRuntimeStatusList(states)
        .setInstanceIdPrefix(prefix.isEmpty() ? null : prefix)
        .setCreatedTimeFrom(from)
        .setCreatedTimeTo(to);
  }

  /** The rest, which the engine cannot do. */
  boolean allows(OrchestrationMetadata instance) {
    return instance.getName().toLowerCase(Locale.ROOT).contains(name);
  }

  private static List<OrchestrationRuntimeStatus> states(String words) {
    return Arrays.stream(words.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .map(StateName::read)
        .toList();
  }

  private static Instant time(String parameter, Map<String, String> query) {
    String text = query.getOrDefault(parameter, "");
    try {
      return text.isBlank() ? null : Instant.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw new InvalidRequestException(
          parameter + " is '" + text + "'; it must be a time such as 2026-01-31T08:00:00Z.");
    }
  }
}
