package dev.durablesingleton.local.engine.command;

import dev.durablesingleton.local.json.Json;
import dev.durablesingleton.local.messages.TraceContext;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request for a new instance.
 *
 * @param instanceId any text except white space alone, as .NET defines it
 * @param version null for the default version, if the hub has one; an empty text is a version
 * @param input the input's text, normally JSON; null for none
 * @param scheduledStart when the first turn is due; null for now
 * @param replaceable statuses in which an existing instance of the same ID is replaced
 * @param tags names and values that the instance keeps and its sub-orchestrations inherit
 * @param traceContext the trace context of the caller, for the start's event; null for none
 */
public record StartCommand(
    String instanceId,
    String name,
    @Nullable String version,
    @Nullable String input,
    @Nullable Instant scheduledStart,
    Set<RuntimeStatus> replaceable,
    Map<String, String> tags,
    @Nullable TraceContext traceContext) {

  /** Tag of an instance that was started as the restart of another; reserved for the engine. */
  public static final String SOURCE_TAG = "MS_DurableFunctions_SourceInstanceId";

  /** The statuses of {@code overridableExistingInstanceStates: NonRunningStates}, the default. */
  public static final Set<RuntimeStatus> NON_RUNNING =
      Set.copyOf(
          EnumSet.of(
              RuntimeStatus.COMPLETED,
              RuntimeStatus.FAILED,
              RuntimeStatus.TERMINATED,
              RuntimeStatus.CANCELED));

  /** The statuses of {@code overridableExistingInstanceStates: AnyState}. */
  public static final Set<RuntimeStatus> ANY = Set.copyOf(EnumSet.allOf(RuntimeStatus.class));

  /** Copies statuses and tags. */
  public StartCommand {
    replaceable = Set.copyOf(replaceable);
    tags = Map.copyOf(tags);
  }

  /** A request without a trace context. */
  public StartCommand(
      String instanceId,
      String name,
      @Nullable String version,
      @Nullable String input,
      @Nullable Instant scheduledStart,
      Set<RuntimeStatus> replaceable,
      Map<String, String> tags) {
    this(instanceId, name, version, input, scheduledStart, replaceable, tags, null);
  }

  /**
   * A request to start an instance's orchestrator anew, with its input and tags. The input is JSON
   * without white space, {@code null} for none, and under a new ID one more tag names the source,
   * as in the Durable extension 3.19.0 (recorded).
   *
   * @param newId the ID of the new instance, which may be that of the source
   */
  public static StartCommand restart(
      Instance source, String newId, @Nullable String version, Set<RuntimeStatus> replaceable) {
    Map<String, String> tags = new HashMap<>(source.tags());
    if (!newId.equals(source.id())) {
      tags.put(SOURCE_TAG, source.id());
    }
    String input = source.input() == null ? "null" : source.input();
    String compact = Json.onlyValue(input).map(Json::compact).orElse(input);
    return new StartCommand(newId, source.name(), version, compact, null, replaceable, tags);
  }

  /** A request without tags. */
  public StartCommand(
      String instanceId,
      String name,
      @Nullable String version,
      @Nullable String input,
      @Nullable Instant scheduledStart,
      Set<RuntimeStatus> replaceable) {
    this(instanceId, name, version, input, scheduledStart, replaceable, Map.of());
  }
}
