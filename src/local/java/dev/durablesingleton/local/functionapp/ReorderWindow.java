package dev.durablesingleton.local.functionapp;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The setting {@code entityMessageReorderWindowInMinutes}, with which calls of entities may hang.
 */
public final class ReorderWindow {

  private static final String WARNING =
      "On Azure Storage, calls and locks of entities by the Java SDK up to 1.9.0 wait forever unless"
          + " host.json sets extensions.durableTask.entityMessageReorderWindowInMinutes to 0.";

  private ReorderWindow() {}

  /**
   * Returns a warning for functions with entities whose host.json sets no window of 0; otherwise
   * empty. Recorded on Azure Storage with SDK 1.9.0, whose requests carry no time stamp.
   */
  public static Optional<String> warning(
      List<FunctionMetadata> functions, DurableTaskSettings settings) {
    Duration window = settings.entityMessageReorderWindow();
    boolean reorders = window == null || !window.isZero();
    return reorders && !DurableFunctions.entities(functions).isEmpty()
        ? Optional.of(WARNING)
        : Optional.empty();
  }
}
