package dev.durablesingleton.internal.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import java.util.Set;

/**
 * Fields of a start that the SDK's client does not send. The field numbers are those of {@code
 * orchestrator_service.proto} in Microsoft's repository durabletask-protobuf. An engine that does
 * not know a field ignores it.
 *
 * @param replaceable statuses of an existing instance that the engine may replace; empty for none
 * @param tagName name of the instance's tag
 * @param tagValue value of the instance's tag
 */
public record StartFields(
    Set<OrchestrationRuntimeStatus> replaceable, String tagName, String tagValue) {

  private static final int REUSE_POLICY = 6;
  private static final int REPLACEABLE_STATUS = 1;
  private static final int TAGS = 8;

  /** Copies the statuses. */
  public StartFields {
    replaceable = Set.copyOf(replaceable);
  }

  /** The fields in the encoding of a {@code CreateInstanceRequest}, to be merged into one. */
  ByteString encoded() {
    return UnknownFieldSet.newBuilder()
        .addField(REUSE_POLICY, message(policy()))
        .addField(TAGS, message(Tags.entry(tagName, tagValue)))
        .build()
        .toByteString();
  }

  private ByteString policy() {
    Field.Builder statuses = Field.newBuilder();
    replaceable.stream().sorted().forEach(status -> statuses.addVarint(number(status)));
    return UnknownFieldSet.newBuilder()
        .addField(REPLACEABLE_STATUS, statuses.build())
        .build()
        .toByteString();
  }

  private static Field message(ByteString encoded) {
    return Field.newBuilder().addLengthDelimited(encoded).build();
  }

  /** The number in the enumeration {@code OrchestrationStatus}. */
  private static int number(OrchestrationRuntimeStatus status) {
    return switch (status) {
      case RUNNING -> 0;
      case COMPLETED -> 1;
      case CONTINUED_AS_NEW -> 2;
      case FAILED -> 3;
      case CANCELED -> 4;
      case TERMINATED -> 5;
      case PENDING -> 6;
      case SUSPENDED -> 7;
    };
  }
}
