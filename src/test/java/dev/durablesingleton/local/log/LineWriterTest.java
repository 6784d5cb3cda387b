package dev.durablesingleton.local.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The line writer")
@Timeout(60)
class LineWriterTest {

  @Test
  void keeps_every_line_whole_and_each_threads_lines_in_order() throws InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LineWriter writer = new LineWriter(new PrintStream(bytes, false, StandardCharsets.UTF_8));
    List<Thread> threads = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d")) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 2_000; i++) {
                  writer.write(name + i);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(8_000);
    for (String name : List.of("a", "b", "c", "d")) {
      List<String> own = lines.stream().filter(line -> line.startsWith(name)).toList();
      assertThat(own).element(0).isEqualTo(name + 0);
      assertThat(own).element(1_999).isEqualTo(name + 1_999);
    }
  }

  @Test
  void writes_lines_that_arrive_during_a_write_together() throws InterruptedException {
    SlowOutput output = new SlowOutput();
    LineWriter writer = new LineWriter(new PrintStream(output, false, StandardCharsets.UTF_8));
    Thread first = new Thread(() -> writer.write("first"));
    first.start();
    output.started.await();
    for (int i = 0; i < 100; i++) {
      writer.write("line " + i);
    }
    output.release.countDown();
    first.join();

    assertThat(output.writes).hasValue(2);
  }

  @Test
  void blocks_writers_if_the_output_is_not_read() throws InterruptedException {
    SlowOutput output = new SlowOutput();
    LineWriter writer = new LineWriter(new PrintStream(output, false, StandardCharsets.UTF_8));
    Thread first = new Thread(() -> writer.write("first"));
    first.start();
    output.started.await();
    writer.write("x".repeat(2 << 20));
    Thread next = new Thread(() -> writer.write("next"));
    next.start();
    await().until(() -> next.getState() == Thread.State.WAITING);

    output.release.countDown();
    next.join();
    first.join();
  }

  /** Blocks the first write until the test releases it. */
  private static final class SlowOutput extends OutputStream {
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger writes = new AtomicInteger();

    @Override
    public void write(int single) {
      throw new AssertionError("lines come in one piece");
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      writes.incrementAndGet();
      started.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
