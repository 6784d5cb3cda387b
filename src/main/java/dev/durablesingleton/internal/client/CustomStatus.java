package dev.durablesingleton.internal.client;

import com.microsoft.durabletask.OrchestrationMetadata;
import java.lang.reflect.Field;
import java.util.Optional;

/** Reads the text of an instance's custom status, which is almost always JSON. */
public final class CustomStatus {

  private CustomStatus() {}

  /**
   * The custom status as stored; empty for none. Read from the SDK's private field: the only
   * accessor parses the text, and throws if it is not JSON.
   *
   * @throws IllegalStateException if the SDK no longer has the field
   */
  public static Optional<String> of(OrchestrationMetadata instance) {
    try {
      Field field = OrchestrationMetadata.class.getDeclaredField("serializedCustomStatus");
      field.setAccessible(true);
      return Optional.ofNullable((String) field.get(instance))
          .map(String::strip)
          .filter(text -> !text.isEmpty());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The SDK's OrchestrationMetadata has changed.", e);
    }
  }
}
