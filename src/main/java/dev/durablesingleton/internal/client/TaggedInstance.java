package dev.durablesingleton.internal.client;

import com.microsoft.durabletask.OrchestrationMetadata;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An instance as the engine reports it, with its tags and its parent, which the SDK's client does
 * not read.
 *
 * @param metadata the instance without tags and parent
 * @param tags null if the client uses a channel of the SDK, which neither sends nor reads tags; an
 *     empty map if the engine returned none
 * @param parentId ID of the parent of a sub-orchestration; null for no parent, or if the engine or
 *     the client does not report it
 */
public record TaggedInstance(
    OrchestrationMetadata metadata, @Nullable Map<String, String> tags, @Nullable String parentId) {

  static TaggedInstance of(OrchestrationMetadata metadata, @Nullable StateFields fields) {
    return fields == null
        ? new TaggedInstance(metadata, null, null)
        : new TaggedInstance(metadata, fields.tags(), fields.parentId());
  }

  /** The value of a tag; empty if the instance has none of this name, or the client reads none. */
  public Optional<String> tag(String name) {
    return Optional.ofNullable(tags).map(all -> all.get(name));
  }
}
