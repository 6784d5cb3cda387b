package dev.durablesingleton.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
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

  private static final int STATE_OF_RESPONSE = 2;
  private static final int TAGS_OF_STATE = 15;
  private static final int KEY = 1;
  private static final int VALUE = 2;

  private Tags() {}

  /** An encoded entry. */
  static ByteString entry(String name, String value) {
    return UnknownFieldSet.newBuilder()
        .addField(KEY, text(name))
        .addField(VALUE, text(value))
        .build()
        .toByteString();
  }

  /**
   * The tags in a {@code GetInstanceResponse}. Client 1.5.0 has no field for them and keeps them as
   * unknown; newer ones have it.
   */
  static Map<String, String> of(Message response) {
    Message state =
        (Message)
            response.getField(response.getDescriptorForType().findFieldByNumber(STATE_OF_RESPONSE));
    Map<String, String> tags = new HashMap<>();
    for (ByteString encoded : entries(state)) {
      UnknownFieldSet entry = parsed(encoded);
      tags.put(text(entry.getField(KEY)), text(entry.getField(VALUE)));
    }
    return tags;
  }

  private static List<ByteString> entries(Message state) {
    FieldDescriptor known = state.getDescriptorForType().findFieldByNumber(TAGS_OF_STATE);
    return known == null
        ? state.getUnknownFields().getField(TAGS_OF_STATE).getLengthDelimitedList()
        : ((List<?>) state.getField(known))
            .stream().map(entry -> ((Message) entry).toByteString()).toList();
  }

  private static UnknownFieldSet parsed(ByteString entry) {
    try {
      return UnknownFieldSet.parseFrom(entry);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The engine sent a tag that is not a protobuf entry.", e);
    }
  }

  private static Field text(String text) {
    return Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8(text)).build();
  }

  private static String text(Field field) {
    List<ByteString> values = field.getLengthDelimitedList();
    return values.isEmpty() ? "" : values.get(values.size() - 1).toStringUtf8();
  }
}
