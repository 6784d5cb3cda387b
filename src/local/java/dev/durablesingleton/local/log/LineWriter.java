package dev.durablesingleton.local.log;

import java.io.PrintStream;

/**
 * Writes whole lines. While one thread writes, others leave theirs to it, so that many lines take
 * one write; none is late, since the writing thread goes on until there is no line left.
 * Thread-safe: one monitor guards what is left to write.
 */
final class LineWriter {

  /** Where nobody reads the output, those who log wait rather than fill the memory. */
  private static final int MOST_WAITING_CHARS = 1 << 20;

  private final PrintStream out;
  private final StringBuilder waiting = new StringBuilder();
  private boolean writing;

  LineWriter(PrintStream out) {
    this.out = out;
  }

  void write(CharSequence line) {
    if (isLeftToOther(line)) {
      return;
    }
    try {
      for (String lines = take(); lines != null; lines = take()) {
        out.print(lines);
        out.flush();
      }
    } catch (Error e) {
      giveUp();
      throw e;
    }
  }

  private synchronized boolean isLeftToOther(CharSequence line) {
    awaitRoom();
    waiting.append(line).append(System.lineSeparator());
    boolean other = writing;
    writing = true;
    return other;
  }

  private synchronized String take() {
    if (waiting.isEmpty()) {
      writing = false;
      return null;
    }
    String lines = waiting.toString();
    waiting.setLength(0);
    notifyAll();
    return lines;
  }

  /** The next line is written by whoever logs it. */
  private synchronized void giveUp() {
    writing = false;
    notifyAll();
  }

  private void awaitRoom() {
    boolean interrupted = false;
    while (writing && waiting.length() > MOST_WAITING_CHARS) {
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
