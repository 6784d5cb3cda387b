package dev.durablesingleton.local.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tags as bytes for SQLite: name and value of each as {@link StoredText}, each after its length in
 * four bytes.
 */
final class StoredTags {

  private StoredTags() {}

  /** The bytes of tags; null for none. */
  static byte @Nullable [] encode(Map<String, String> tags) {
    if (tags.isEmpty()) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    tags.forEach(
        (name, value) -> {
          write(name, bytes);
          write(value, bytes);
        });
    return bytes.toByteArray();
  }

  /** The tags of bytes that {@link #encode} returned. */
  static Map<String, String> decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return Map.of();
    }
    Map<String, String> tags = new HashMap<>();
    ByteBuffer remaining = ByteBuffer.wrap(bytes);
    while (remaining.hasRemaining()) {
      String name = read(remaining);
      tags.put(name, read(remaining));
    }
    return tags;
  }

  private static void write(String text, ByteArrayOutputStream bytes) {
    byte[] encoded = StoredText.encode(text);
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(encoded.length).array());
    bytes.writeBytes(encoded);
  }

  private static String read(ByteBuffer bytes) {
    byte[] encoded = new byte[bytes.getInt()];
    bytes.get(encoded);
    return StoredText.decode(encoded);
  }
}
