package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.junit.jupiter.api.Test;

class BodyReaderTest {

  @Test
  void a_body_that_does_not_fit_into_memory_fails_the_read() {
    assertThat(BodyReader.read(new FullHeap(), 1_000, true))
        .isCompletedExceptionally()
        .failsWithin(Duration.ofSeconds(1))
        .withThrowableThat()
        .withRootCauseInstanceOf(OutOfMemoryError.class);
  }

  /** As a source behaves when the heap is full. */
  private static final class FullHeap implements Content.Source {

    @Override
    public Content.Chunk read() {
      throw new OutOfMemoryError("Java heap space");
    }

    @Override
    public void demand(Runnable task) {}

    @Override
    public void fail(Throwable failure) {}
  }
}
