package dev.durablesingleton.local.store;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Migrates schema 1 to 2: the reason of a rewind, {@code GenericEvent.data}, was a string and
 * becomes a {@code StringValue}, as in the protocol since SDK 1.6.
 *
 * <p>Uses field numbers instead of the message classes, because those change later and this step
 * must not.
 */
final class GenericEventData implements HubSchema.Step {

  private static final int GENERIC_EVENT = 18;
  private static final int DATA = 1;
  private static final int VALUE = 1;

  @Override
  public void apply(Connection connection) throws SQLException {
    StoredEvents.rewrite(connection, GenericEventData::wrapped);
  }

  private static byte[] wrapped(byte[] event) throws InvalidProtocolBufferException {
    UnknownFieldSet fields = UnknownFieldSet.parseFrom(event);
    if (!fields.hasField(GENERIC_EVENT)) {
      return event;
    }
    UnknownFieldSet generic = UnknownFieldSet.parseFrom(bytes(fields, GENERIC_EVENT));
    if (!generic.hasField(DATA)) {
      return event;
    }
    UnknownFieldSet wrapper =
        with(UnknownFieldSet.getDefaultInstance(), VALUE, bytes(generic, DATA));
    return with(fields, GENERIC_EVENT, with(generic, DATA, wrapper.toByteString()).toByteString())
        .toByteArray();
  }

  private static ByteString bytes(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList().get(0);
  }

  private static UnknownFieldSet with(UnknownFieldSet message, int field, ByteString value) {
    return message.toBuilder()
        .addField(field, Field.newBuilder().addLengthDelimited(value).build())
        .build();
  }
}
