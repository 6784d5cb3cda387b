package dev.durablesingleton.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.google.protobuf.WrappersProto;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateFieldsTest {

  @Test
  void tags_are_read_from_a_message_without_a_field_for_them() throws Exception {
    assertThat(StateFields.of(GetInstanceResponse.parseFrom(response().toByteString())).tags())
        .containsOnlyKeys("owner", "empty")
        .containsEntry("owner", "é")
        .containsEntry("empty", "");
  }

  @Test
  void tags_are_read_from_a_message_with_a_field_for_them() throws Exception {
    assertThat(StateFields.of(withField()).tags())
        .containsOnlyKeys("owner", "empty")
        .containsEntry("owner", "é");
  }

  @Test
  void tags_and_parent_are_absent_from_the_answer_for_a_missing_instance() {
    assertThat(StateFields.of(GetInstanceResponse.getDefaultInstance()))
        .isEqualTo(new StateFields(Map.of(), null));
  }

  @Test
  void the_parent_is_read_from_a_message_without_a_field_for_it() throws Exception {
    assertThat(StateFields.of(GetInstanceResponse.parseFrom(response().toByteString())).parentId())
        .isEqualTo("fleet");
  }

  @Test
  void the_parent_is_read_from_a_message_with_a_field_for_it() throws Exception {
    assertThat(StateFields.of(withField()).parentId()).isEqualTo("fleet");
  }

  private static UnknownFieldSet response() {
    Field tags =
        Field.newBuilder()
            .addLengthDelimited(Tags.entry("owner", "é"))
            .addLengthDelimited(Tags.entry("empty", ""))
            .build();
    UnknownFieldSet state =
        UnknownFieldSet.newBuilder()
            .addField(
                14,
                Field.newBuilder()
                    .addLengthDelimited(StringValue.of("fleet").toByteString())
                    .build())
            .addField(15, tags)
            .build();
    return UnknownFieldSet.newBuilder()
        .addField(2, Field.newBuilder().addLengthDelimited(state.toByteString()).build())
        .build();
  }

  /** The message as newer clients have it. */
  private static DynamicMessage withField()
      throws DescriptorValidationException, InvalidProtocolBufferException {
    DescriptorProto entry =
        DescriptorProto.newBuilder()
            .setName("TagsEntry")
            .setOptions(MessageOptions.newBuilder().setMapEntry(true))
            .addField(field("key", 1, Type.TYPE_STRING))
            .addField(field("value", 2, Type.TYPE_STRING))
            .build();
    DescriptorProto state =
        DescriptorProto.newBuilder()
            .setName("State")
            .addNestedType(entry)
            .addField(
                field("parentInstanceId", 14, Type.TYPE_MESSAGE)
                    .setTypeName(".google.protobuf.StringValue"))
            .addField(
                field("tags", 15, Type.TYPE_MESSAGE)
                    .setLabel(Label.LABEL_REPEATED)
                    .setTypeName("State.TagsEntry"))
            .build();
    DescriptorProto response =
        DescriptorProto.newBuilder()
            .setName("Response")
            .addField(field("state", 2, Type.TYPE_MESSAGE).setTypeName("State"))
            .build();
    Descriptor type =
        FileDescriptor.buildFrom(
                FileDescriptorProto.newBuilder()
                    .setSyntax("proto3")
                    .addDependency(WrappersProto.getDescriptor().getFullName())
                    .addMessageType(state)
                    .addMessageType(response)
                    .build(),
                new FileDescriptor[] {WrappersProto.getDescriptor()})
            .findMessageTypeByName("Response");
    return DynamicMessage.parseFrom(type, response().toByteString());
  }

  private static FieldDescriptorProto.Builder field(String name, int number, Type type) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setType(type)
        .setLabel(Label.LABEL_OPTIONAL);
  }
}
