package dev.durablesingleton.internal.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.OrchestrationStatusQuery;
import dev.durablesingleton.internal.links.ApiFormat;
import dev.durablesingleton.start.InvalidRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Filter for instances. A null or empty component does not filter.
 *
 * @param name part of the orchestrator's name in lower case, compared ignoring case; the engine
 *     cannot filter by it
 * @param text part of the input, output or custom status, in lower case, compared ignoring case
 * @param parent ID of the parent; only its sub-orchestrations match
 * @param withoutChildren whether sub-orchestrations do not match
 * @param from earliest creation time, inclusive
 * @param to latest creation time, inclusive
 */
record InstanceFilter(
    List<OrchestrationRuntimeStatus> states,
    String name,
    String prefix,
    String text,
    String parent,
    boolean withoutChildren,
    @Nullable Instant from,
    @Nullable Instant to) {

  private static final int MAX_TEXTS_READ = 1_000;
  private static final List<String> TEXTS = List.of("input", "output", "customStatus");

  /**
   * Reads the parameters {@code state} (a comma-separated list), {@code name}, {@code prefix},
   * {@code text}, {@code parent}, {@code children} ({@code hide} for none), {@code from} and {@code
   * to}.
   *
   * @throws InvalidRequestException if a parameter is invalid
   */
  static InstanceFilter of(Map<String, String> query) {
    return new InstanceFilter(
        states(query.getOrDefault("state", "")),
        query.getOrDefault("name", "").strip().toLowerCase(Locale.ROOT),
        query.getOrDefault("prefix", ""),
        query.getOrDefault("text", "").strip().toLowerCase(Locale.ROOT),
        query.getOrDefault("parent", ""),
        hidesChildren(query.getOrDefault("children", "")),
        time("from", query),
        time("to", query));
  }

  /** This filter without its states. */
  InstanceFilter inAnyState() {
    return new InstanceFilter(List.of(), name, prefix, text, parent, withoutChildren, from, to);
  }

  /** The part of the filter that the engine applies. */
  OrchestrationStatusQuery query() {
    return new OrchestrationStatusQuery()
        .setRuntimeStatusList(states)
        .setInstanceIdPrefix(prefix.isEmpty() ? null : prefix)
        .setCreatedTimeFrom(from)
        .setCreatedTimeTo(to);
  }

  /**
   * Whether the name, which the engine cannot filter by, matches. Entities are listed only if the
   * prefix asks for them, as the durable client does; the management API lists them always.
   */
  boolean allows(ListedInstance instance) {
    return instance.name().toLowerCase(Locale.ROOT).contains(name)
        && (prefix.startsWith("@") || !instance.id().startsWith("@"));
  }

  /** Whether the filter needs the documents of the management API. */
  boolean needsDocuments() {
    return searchesTexts() || withoutChildren || !parent.isEmpty();
  }

  /** Whether the filter needs input, output and custom status. */
  boolean searchesTexts() {
    return !text.isEmpty();
  }

  /** How many instances one request may read: at most so many, and fewer to search their texts. */
  int readLimit(int most) {
    return searchesTexts() ? Math.min(most, MAX_TEXTS_READ) : most;
  }

  /** Whether a document of the management API matches what only it has. */
  boolean allows(JsonNode document) {
    String itsParent = document.path("parentInstanceId").asText();
    return (parent.isEmpty() || parent.equals(itsParent))
        && !(withoutChildren && !itsParent.isEmpty())
        && (text.isEmpty() || TEXTS.stream().anyMatch(name -> contains(document.path(name))));
  }

  /** Compares JSON as it is written without blanks, and a text without its quotes too. */
  private boolean contains(JsonNode value) {
    return value.toString().toLowerCase(Locale.ROOT).contains(text)
        || value.asText().toLowerCase(Locale.ROOT).contains(text);
  }

  /** The same filter as {@link #query}, as query parameters of the management API. */
  String parameters() {
    StringJoiner parameters = new StringJoiner("&");
    if (!states.isEmpty()) {
      parameters.add(
          "runtimeStatus=" + states.stream().map(ApiFormat::of).collect(Collectors.joining(",")));
    }
    parameters.add("instanceIdPrefix=" + URLEncoder.encode(prefix, StandardCharsets.UTF_8));
    if (from != null) {
      parameters.add("createdTimeFrom=" + from);
    }
    if (to != null) {
      parameters.add("createdTimeTo=" + to);
    }
    return parameters.toString();
  }

  private static List<OrchestrationRuntimeStatus> states(String names) {
    return Arrays.stream(names.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(StateName::read)
        .toList();
  }

  private static boolean hidesChildren(String value) {
    return switch (value) {
      case "" -> false;
      case "hide" -> true;
      default -> throw new InvalidRequestException("children is '" + value + "'; it must be hide.");
    };
  }

  private static @Nullable Instant time(String parameter, Map<String, String> query) {
    String text = query.getOrDefault(parameter, "");
    try {
      return text.isBlank() ? null : Instant.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw new InvalidRequestException(
          parameter + " is '" + text + "'; it must be a time such as 2026-01-31T08:00:00Z.");
    }
  }
}
