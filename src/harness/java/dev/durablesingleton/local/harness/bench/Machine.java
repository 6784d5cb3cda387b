package dev.durablesingleton.local.harness.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Stream;

/** Describes the machine of a measurement. */
final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final int SYNCS = 200;

  private Machine() {}

  /** Returns one line with processor, operating system, Java, disk latency and date. */
  static String describe(Path folder) throws IOException {
    return "%s, %d of its cores, %s %s, Java %s; a synced write of 4 KiB takes %s ms; %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            System.getProperty("java.version"),
            Table.text(syncMillis(folder)),
            LocalDate.now());
  }

  private static String processor() throws IOException {
    if (!Files.isReadable(CPU_INFO)) {
      return "processor";
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("processor");
    }
  }

  /** Returns the median time of a synced write, the lower bound of a durable commit. */
  private static double syncMillis(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "sync", null);
    long[] nanos = new long[SYNCS];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < SYNCS; i++) {
        long begin = System.nanoTime();
        channel.write(ByteBuffer.allocate(4 << 10));
        channel.force(false);
        nanos[i] = System.nanoTime() - begin;
      }
    }
    Files.delete(file);
    Arrays.sort(nanos);
    return nanos[SYNCS / 2] / 1e6;
  }
}
