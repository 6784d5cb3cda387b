package dev.durablesingleton.internal.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * The engine's call {@code CleanEntityStorage}, which the SDK's client has only since 1.9.0. Names
 * and field numbers are those of {@code orchestrator_service.proto} in Microsoft's repository
 * durabletask-protobuf.
 */
final class OrphanedLocks {

  private static final int SECONDS = 30;
  private static final int TOKEN = 1;
  private static final int RELEASE_ORPHANED_LOCKS = 3;
  private static final int LOCKS_RELEASED = 3;

  private static final MethodDescriptor<UnknownFieldSet, UnknownFieldSet> CLEAN =
      MethodDescriptor.newBuilder(new Fields(), new Fields())
          .setType(MethodDescriptor.MethodType.UNARY)
          .setFullMethodName("TaskHubSidecarService/CleanEntityStorage")
          .build();

  private OrphanedLocks() {}

  /**
   * Releases the locks of all entities whose holders have ended or been purged; returns their
   * number.
   *
   * @throws io.grpc.StatusRuntimeException if the engine does not answer, or has no entities
   */
  static int release(Channel channel) {
    int released = 0;
    ByteString token = ByteString.EMPTY;
    do {
      UnknownFieldSet answer = call(channel, request(token));
      released +=
          answer.getField(LOCKS_RELEASED).getVarintList().stream().mapToInt(Long::intValue).sum();
      token = token(answer);
    } while (!token.isEmpty());
    return released;
  }

  /** The app has no gRPC stubs at compile time. */
  private static UnknownFieldSet call(Channel channel, UnknownFieldSet request) {
    ClientCall<UnknownFieldSet, UnknownFieldSet> call =
        channel.newCall(CLEAN, CallOptions.DEFAULT.withDeadlineAfter(SECONDS, TimeUnit.SECONDS));
    Answer answer = new Answer();
    call.start(answer, new Metadata());
    call.request(1);
    call.sendMessage(request);
    call.halfClose();
    return answer.await();
  }

  private static UnknownFieldSet request(ByteString token) {
    UnknownFieldSet.Builder request =
        UnknownFieldSet.newBuilder()
            .addField(RELEASE_ORPHANED_LOCKS, Field.newBuilder().addVarint(1).build());
    if (!token.isEmpty()) {
      request.addField(TOKEN, Field.newBuilder().addLengthDelimited(wrapped(token)).build());
    }
    return request.build();
  }

  /** The continuation token, a {@code StringValue}; an empty one ends the list too. */
  private static ByteString token(UnknownFieldSet answer) {
    try {
      for (ByteString value : answer.getField(TOKEN).getLengthDelimitedList()) {
        for (ByteString text :
            UnknownFieldSet.parseFrom(value).getField(1).getLengthDelimitedList()) {
          return text;
        }
      }
      return ByteString.EMPTY;
    } catch (InvalidProtocolBufferException e) {
      throw Status.INTERNAL.withDescription("the answer cannot be read").asRuntimeException();
    }
  }

  private static ByteString wrapped(ByteString text) {
    return UnknownFieldSet.newBuilder()
        .addField(1, Field.newBuilder().addLengthDelimited(text).build())
        .build()
        .toByteString();
  }

  /** Waits for one message and the end of the call. */
  private static final class Answer extends ClientCall.Listener<UnknownFieldSet> {

    private final CompletableFuture<UnknownFieldSet> end = new CompletableFuture<>();
    private UnknownFieldSet message = UnknownFieldSet.getDefaultInstance();

    @Override
    public void onMessage(UnknownFieldSet received) {
      message = received;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      if (status.isOk()) {
        end.complete(message);
      } else {
        end.completeExceptionally(status.asRuntimeException());
      }
    }

    UnknownFieldSet await() {
      try {
        return end.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof StatusRuntimeException refused ? refused : e;
      }
    }
  }

  /** Reads and writes a message as its fields. */
  private static final class Fields implements Marshaller<UnknownFieldSet> {

    @Override
    public InputStream stream(UnknownFieldSet fields) {
      return fields.toByteString().newInput();
    }

    @Override
    public UnknownFieldSet parse(InputStream stream) {
      try {
        return UnknownFieldSet.parseFrom(stream);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
