package dev.durablesingleton.internal.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tags of an instance in the engine's messages: a protobuf map, whose entries are messages with
 * a key and a value.
 */
final class Tags {

  private static final int KEY = 1;
  private static final int VALUE = 2;

  private Tags() {}

  /** An encoded entry. */
  static ByteString entry(String name, String value) {
    return UnknownFieldSet.newBuilder()
        .addField(KEY, field(name))
        .addField(VALUE, field(value))
        .build()
        .toByteString();
  }

  /** The tags of encoded entries. */
  static Map<String, String> of(List<ByteString> entries) {
    Map<String, String> tags = new HashMap<>();
    for (ByteString encoded : entries) {
      UnknownFieldSet entry = StateFields.parsed(encoded);
      tags.put(StateFields.text(entry.getField(KEY)), StateFields.text(entry.getField(VALUE)));
    }
    return tags;
  }

  private static Field field(String text) {
    return Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8(text)).build();
  }
}
