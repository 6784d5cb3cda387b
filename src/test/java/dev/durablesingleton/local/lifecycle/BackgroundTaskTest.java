package dev.durablesingleton.local.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A background task")
class BackgroundTaskTest {

  @Test
  void runs_on_a_named_daemon_thread() {
    Thread thread = BackgroundTask.join(BackgroundTask.start("work", Thread::currentThread));
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getName()).isEqualTo("work");
  }

  @Test
  void fails_with_the_sentence_of_an_io_exception() {
    CompletableFuture<String> work =
        BackgroundTask.start(
            "work",
            () -> {
              throw new IOException("Port 1 is taken.");
            });
    assertThatThrownBy(() -> BackgroundTask.join(work))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Port 1 is taken.");
  }

  @Test
  void fails_with_its_unchecked_exception() {
    IllegalStateException failure = new IllegalStateException("no");
    CompletableFuture<String> work =
        BackgroundTask.start(
            "work",
            () -> {
              throw failure;
            });
    assertThatThrownBy(() -> BackgroundTask.join(work)).isSameAs(failure);
  }
}
