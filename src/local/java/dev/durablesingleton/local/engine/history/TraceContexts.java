package dev.durablesingleton.local.engine.history;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.durablesingleton.local.messages.TraceContext;
import org.jspecify.annotations.Nullable;

/**
 * The stored format of the trace context that a start or an action gives. The engine passes it on
 * as it is, and begins no spans.
 */
public final class TraceContexts {

  private TraceContexts() {}

  /** Returns the bytes for the store; null for none. */
  public static byte @Nullable [] stored(@Nullable TraceContext context) {
    return context == null ? null : context.toByteArray();
  }

  /**
   * Returns a stored trace context; null for none.
   *
   * @throws IllegalStateException if it cannot be parsed
   */
  public static @Nullable TraceContext read(byte @Nullable [] stored) {
    try {
      return stored == null ? null : TraceContext.parseFrom(stored);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A trace context in the store cannot be parsed.", e);
    }
  }
}
