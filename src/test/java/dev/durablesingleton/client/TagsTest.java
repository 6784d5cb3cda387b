package dev.durablesingleton.client;

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
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceResponse;
import org.junit.jupiter.api.Test;

class TagsTest {

  @Test
  void are_read_from_a_message_without_a_field_for_them() throws Exception {
    assertThat(Tags.of(GetInstanceResponse.parseFrom(response().toByteString())))
        .containsOnlyKeys("owner", "empty")
        .containsEntry("owner", "é")
        .containsEntry("empty", "");
  }

  @Test
  void are_read_from_a_message_with_a_field_for_them() throws Exception {
    assertThat(Tags.of(withField())).containsOnlyKeys("owner", "empty").containsEntry("owner", "é");
  }

  @Test
  void are_empty_in_the_answer_for_a_missing_instance() {
    assertThat(Tags.of(GetInstanceResponse.getDefaultInstance())).isEmpty();
  }

  private static UnknownFieldSet response() {
    Field tags =
        Field.newBuilder()
            .addLengthDelimited(Tags.entry("owner", "é"))
            .addLengthDelimited(Tags.entry("empty", ""))
            .build();
    UnknownFieldSet state = UnknownFieldSet.newBuilder().addField(15, tags).build();
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
                    .addMessageType(state)
                    .addMessageType(response)
                    .build(),
                new FileDescriptor[0])
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
