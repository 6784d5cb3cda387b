package dev.durablesingleton.local.store;

import java.util.List;

/** Concatenates byte arrays. */
final class Bytes {

  private Bytes() {}

  static byte[] join(List<byte[]> chunks) {
    byte[] all = new byte[chunks.stream().mapToInt(chunk -> chunk.length).sum()];
    int end = 0;
    for (byte[] chunk : chunks) {
      System.arraycopy(chunk, 0, all, end, chunk.length);
      end += chunk.length;
    }
    return all;
  }
}
