package dev.durablesingleton.client;

import com.microsoft.durabletask.OrchestrationMetadata;
import java.util.Map;
import java.util.Optional;

/**
 * An instance as the engine reports it, with its tags, which the SDK's client does not read.
 *
 * @param metadata the instance without tags
 * @param tags empty if the client uses a channel of the SDK, which neither sends nor reads tags; an
 *     empty map if the engine returned none
 */
public record TaggedInstance(OrchestrationMetadata metadata, Optional<Map<String, String>> tags) {}
