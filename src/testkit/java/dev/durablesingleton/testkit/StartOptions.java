package dev.durablesingleton.testkit;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a start may have besides its orchestrator: an ID, an input, a version, tags and a time.
 * Immutable: each method returns new options.
 *
 * <pre>
 * hub.start("Nightly", StartOptions.none().id("nightly").version("1.2").at(midnight));
 * hub.start("Import", StartOptions.none().input(order).tag("customer", "42"));
 * </pre>
 */
public final class StartOptions {

  private static final StartOptions NONE = new StartOptions(null, null, null, Map.of(), null);

  private final @Nullable String id;
  private final @Nullable Object input;
  private final @Nullable String version;
  private final Map<String, String> tags;
  private final @Nullable Instant time;

  private StartOptions(
      @Nullable String id,
      @Nullable Object input,
      @Nullable String version,
      Map<String, String> tags,
      @Nullable Instant time) {
    this.id = id;
    this.input = input;
    this.version = version;
    this.tags = tags;
    this.time = time;
  }

  /** A random ID, and nothing else. */
  public static StartOptions none() {
    return NONE;
  }

  /** Returns options with an instance ID. */
  public StartOptions id(String instanceId) {
    return new StartOptions(instanceId, input, version, tags, time);
  }

  /** Returns options with an input, which is converted to JSON as the SDK's client converts it. */
  public StartOptions input(@Nullable Object value) {
    return new StartOptions(id, value, version, tags, time);
  }

  /**
   * Returns options with a version, which the orchestrator reads with {@code ctx.getVersion()} in
   * SDKs that have it. The kit runs every version.
   */
  public StartOptions version(String text) {
    return new StartOptions(id, input, text, tags, time);
  }

  /**
   * Returns options with one more tag. The instance keeps it, and its sub-orchestrations inherit
   * it.
   */
  public StartOptions tag(String name, String value) {
    Map<String, String> more = new TreeMap<>(tags);
    more.put(name, value);
    return new StartOptions(id, input, version, Map.copyOf(more), time);
  }

  /** Returns options with a time on the hub's clock at which the instance first runs. */
  public StartOptions at(Instant start) {
    return new StartOptions(id, input, version, tags, start);
  }

  @Nullable String id() {
    return id;
  }

  @Nullable Object input() {
    return input;
  }

  @Nullable String version() {
    return version;
  }

  Map<String, String> tags() {
    return tags;
  }

  @Nullable Instant time() {
    return time;
  }
}
