package dev.durablesingleton.internal.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the engine reports of an instance and the SDK's client does not read. Field numbers are
 * those of {@code OrchestrationState} in the Durable Task protocol. Client 1.5.0 has no fields for
 * them and keeps them as unknown; newer ones have them.
 *
 * @param tags empty if the engine returned none
 * @param parentId ID of the parent of a sub-orchestration; null if the engine returned none
 */
record StateFields(Map<String, String> tags, @Nullable String parentId) {

  private static final int STATE_OF_RESPONSE = 2;
  private static final int PARENT_OF_STATE = 14;
  private static final int TAGS_OF_STATE = 15;
  private static final int TEXT_OF_STRING_VALUE = 1;

  /** The fields in a {@code GetInstanceResponse}. */
  static StateFields of(Message response) {
    Message state =
        (Message)
            response.getField(response.getDescriptorForType().findFieldByNumber(STATE_OF_RESPONSE));
    return new StateFields(Tags.of(messages(state, TAGS_OF_STATE)), parentId(state));
  }

  /** Decodes a message whose fields are texts. */
  static UnknownFieldSet parsed(ByteString message) {
    try {
      return UnknownFieldSet.parseFrom(message);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("The engine sent a state that is not valid protobuf.", e);
    }
  }

  /** The text of a field; empty if the message does not have it, as protobuf 3 encodes it. */
  static String text(Field field) {
    List<ByteString> values = field.getLengthDelimitedList();
    return values.isEmpty() ? "" : values.get(values.size() - 1).toStringUtf8();
  }

  private static @Nullable String parentId(Message state) {
    List<ByteString> parents = messages(state, PARENT_OF_STATE);
    if (parents.isEmpty()) {
      return null;
    }
    String id = text(parsed(parents.get(parents.size() - 1)).getField(TEXT_OF_STRING_VALUE));
    return id.isEmpty() ? null : id;
  }

  /** The encoded messages in a field. */
  private static List<ByteString> messages(Message state, int number) {
    FieldDescriptor known = state.getDescriptorForType().findFieldByNumber(number);
    if (known == null) {
      return state.getUnknownFields().getField(number).getLengthDelimitedList();
    }
    if (known.isRepeated()) {
      return ((List<?>) state.getField(known))
          .stream().map(message -> ((Message) message).toByteString()).toList();
    }
    return state.hasField(known)
        ? List.of(((Message) state.getField(known)).toByteString())
        : List.of();
  }
}
