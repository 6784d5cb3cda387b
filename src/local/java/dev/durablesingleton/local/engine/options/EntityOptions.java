package dev.durablesingleton.local.engine.options;

import java.time.Duration;

/**
 * The settings of a task hub for entities.
 *
 * @param batchSize {@code maxEntityOperationBatchSize}, positive
 * @param reorderWindow {@code entityMessageReorderWindowInMinutes}. No messages are reordered here;
 *     an empty entity is cleaned after this time, as on Azure Storage
 */
public record EntityOptions(int batchSize, Duration reorderWindow) {

  private static final int DEFAULT_BATCH_SIZE = 5_000;
  private static final Duration DEFAULT_WINDOW = Duration.ofMinutes(30);

  /**
   * Checks the batch size.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public EntityOptions {
    if (batchSize <= 0) {
      throw new IllegalArgumentException(
          "batchSize is %d; it must be positive".formatted(batchSize));
    }
  }

  /** The Durable extension's defaults. */
  public static EntityOptions defaults() {
    return new EntityOptions(DEFAULT_BATCH_SIZE, DEFAULT_WINDOW);
  }
}
