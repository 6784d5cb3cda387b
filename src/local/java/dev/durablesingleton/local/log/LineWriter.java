package dev.durablesingleton.local.log;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes whole lines. While one thread writes, others append to a buffer that it drains before it
 * returns, so that many lines need one write and none is delayed. Thread-safe: one lock guards the
 * buffer.
 */
final class LineWriter {

  /** If the output is not read, writers block instead of filling the memory. */
  private static final int MAX_BUFFERED_CHARS = 1 << 20;

  private final PrintStream out;
  private final StringBuilder buffer = new StringBuilder();
  private boolean writing;

  LineWriter(PrintStream out) {
    this.out = out;
  }

  void write(CharSequence line) {
    if (isWrittenByOther(line)) {
      return;
    }
    try {
      for (String lines = take(); lines != null; lines = take()) {
        out.print(lines);
        out.flush();
      }
    } catch (Error e) {
      release();
      throw e;
    }
  }

  /** Appends the line and returns whether another thread writes it. */
  private synchronized boolean isWrittenByOther(CharSequence line) {
    awaitCapacity();
    buffer.append(line).append(System.lineSeparator());
    boolean other = writing;
    writing = true;
    return other;
  }

  private synchronized @Nullable String take() {
    if (buffer.isEmpty()) {
      writing = false;
      return null;
    }
    String lines = buffer.toString();
    buffer.setLength(0);
    notifyAll();
    return lines;
  }

  /** Lets the next thread write after this one has failed. */
  private synchronized void release() {
    writing = false;
    notifyAll();
  }

  private void awaitCapacity() {
    boolean interrupted = false;
    while (writing && buffer.length() > MAX_BUFFERED_CHARS) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
