package dev.durablesingleton.internal.dashboard.history;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entity that an orchestration waits for, or whose lock it holds.
 *
 * @param entity ID of the entity: {@code @name@key}
 * @param operation name of the operation that the orchestration has called; null for the lock
 * @param since time of the request, or of the lock
 */
record EntityUse(
    String entity,
    @Nullable String operation,
    @JsonSerialize(using = ToStringSerializer.class) Instant since) {}
