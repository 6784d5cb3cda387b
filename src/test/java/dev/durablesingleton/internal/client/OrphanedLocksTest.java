package dev.durablesingleton.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import com.google.protobuf.StringValue;
import dev.durablesingleton.fixtures.SidecarServer;
import dev.durablesingleton.local.messages.CleanEntityStorageRequest;
import dev.durablesingleton.local.messages.CleanEntityStorageResponse;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The release of orphaned locks")
class OrphanedLocksTest {

  private final List<CleanEntityStorageRequest> requests = new ArrayList<>();
  private final Queue<CleanEntityStorageResponse> answers = new ArrayDeque<>();

  @Test
  void asks_until_the_token_is_empty_and_adds_up_the_locks() throws Exception {
    answers.add(
        CleanEntityStorageResponse.newBuilder()
            .setContinuationToken(StringValue.of("next"))
            .setEmptyEntitiesRemoved(7)
            .setOrphanedLocksReleased(1)
            .build());
    answers.add(
        CleanEntityStorageResponse.newBuilder()
            .setContinuationToken(StringValue.of(""))
            .setOrphanedLocksReleased(2)
            .build());

    assertThat(released()).isEqualTo(3);
    assertThat(requests)
        .containsExactly(
            CleanEntityStorageRequest.newBuilder().setReleaseOrphanedLocks(true).build(),
            CleanEntityStorageRequest.newBuilder()
                .setReleaseOrphanedLocks(true)
                .setContinuationToken(StringValue.of("next"))
                .build());
  }

  @Test
  void may_find_none() throws Exception {
    answers.add(CleanEntityStorageResponse.getDefaultInstance());

    assertThat(released()).isZero();
  }

  private int released() throws Exception {
    MethodDescriptor<CleanEntityStorageRequest, CleanEntityStorageResponse> method =
        MethodDescriptor.newBuilder(
                new Messages<>(CleanEntityStorageRequest.parser()),
                new Messages<>(CleanEntityStorageResponse.parser()))
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("TaskHubSidecarService/CleanEntityStorage")
            .build();
    ServerServiceDefinition service =
        ServerServiceDefinition.builder("TaskHubSidecarService")
            .addMethod(method, ServerCalls.asyncUnaryCall(this::answer))
            .build();
    try (SidecarServer engine = new SidecarServer(() -> service);
        DurableClients clients = new DurableClients()) {
      return clients.releaseOrphanedLocks(engine.context()).getAsInt();
    }
  }

  private void answer(
      CleanEntityStorageRequest request, StreamObserver<CleanEntityStorageResponse> to) {
    requests.add(request);
    to.onNext(answers.remove());
    to.onCompleted();
  }

  /** Reads and writes messages of one type. */
  private record Messages<T extends MessageLite>(Parser<T> parser)
      implements MethodDescriptor.Marshaller<T> {

    @Override
    public InputStream stream(T message) {
      return new ByteArrayInputStream(message.toByteArray());
    }

    @Override
    public T parse(InputStream bytes) {
      try {
        return parser.parseFrom(bytes);
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }
}
