package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc;
import dev.durablesingleton.fixtures.FuzzSeed;
import dev.durablesingleton.local.messages.DurableTaskProtocol;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Way.class)
class RpcFuzzTest {

  private static final int CALLS = 1_000;
  private static final long SEED = FuzzSeed.get();

  /** INTERNAL is the status of a purge by filter without a time. */
  private static final Set<Code> KNOWN =
      Set.of(
          Code.ALREADY_EXISTS,
          Code.NOT_FOUND,
          Code.FAILED_PRECONDITION,
          Code.INVALID_ARGUMENT,
          Code.INTERNAL,
          Code.DEADLINE_EXCEEDED);

  @RegisterExtension final Sidecar sidecar;

  RpcFuzzTest(Way way) {
    sidecar = new Sidecar(way);
  }

  @Test
  void invalid_messages_get_a_status_and_the_host_continues(TestReporter reporter) {
    reporter.publishEntry("fuzz.seed", Long.toString(SEED));
    Random random = new Random(SEED);
    List<MethodDescriptor<?, ?>> methods =
        TaskHubSidecarServiceGrpc.getServiceDescriptor().getMethods().stream()
            .filter(method -> method.getType() == MethodType.UNARY)
            .toList();
    Channel channel = sidecar.stub().getChannel();
    for (int i = 0; i < CALLS; i++) {
      MethodDescriptor<?, ?> method = methods.get(random.nextInt(methods.size()));
      byte[] message = message(random);
      if (isReadable(message, method)) {
        call(channel, method, message, "seed %d, call %d".formatted(SEED, i));
      }
    }
    assertThat(sidecar.stub().hello(Empty.getDefaultInstance())).isNotNull();
  }

  private static void call(
      Channel channel, MethodDescriptor<?, ?> method, byte[] message, String which) {
    long millis = method.getBareMethodName().startsWith("WaitFor") ? 50 : 10_000;
    CallOptions soon = CallOptions.DEFAULT.withDeadlineAfter(millis, TimeUnit.MILLISECONDS);
    try {
      ClientCalls.blockingUnaryCall(
          channel, RawMethod.of(method.getType(), method.getFullMethodName()), soon, message);
    } catch (StatusRuntimeException e) {
      if (isWaitForNoInstance(method, message, e.getStatus())) {
        return;
      }
      assertThat(e.getStatus().getCode())
          .as("%s of %s: %s", which, method.getBareMethodName(), e.getStatus())
          .isIn(KNOWN);
    }
  }

  /** The extension answers such a wait with UNKNOWN (3.19.0, recorded). */
  private static boolean isWaitForNoInstance(
      MethodDescriptor<?, ?> method, byte[] message, Status status) {
    return method.getBareMethodName().equals("WaitForInstanceCompletion")
        && ((GetInstanceRequest) method.parseRequest(new ByteArrayInputStream(message)))
            .getInstanceId()
            .isEmpty()
        && status.getCode() == Code.UNKNOWN;
  }

  /**
   * gRPC itself refuses bytes that are not a message, by the SDK's protocol or the host's newer
   * one.
   */
  private static boolean isReadable(byte[] message, MethodDescriptor<?, ?> method) {
    try {
      method.parseRequest(new ByteArrayInputStream(message));
      DynamicMessage.parseFrom(
          DurableTaskProtocol.getDescriptor()
              .findServiceByName("TaskHubSidecarService")
              .findMethodByName(method.getBareMethodName())
              .getInputType(),
          message);
      return true;
    } catch (StatusRuntimeException | InvalidProtocolBufferException e) {
      return false;
    }
  }

  /** A changed start request: most messages of the service have similar fields. */
  private static byte[] message(Random random) {
    byte[] odd = new byte[random.nextInt(40)];
    random.nextBytes(odd);
    byte[] message =
        CreateInstanceRequest.newBuilder()
            .setInstanceId(random.nextBoolean() ? "a" : new String(odd, 0, odd.length / 2))
            .setName("F" + random.nextInt(3))
            .setInput(StringValue.of("{"))
            .build()
            .toByteArray();
    for (int i = random.nextInt(4); i > 0; i--) {
      message[random.nextInt(message.length)] = (byte) random.nextInt();
    }
    return random.nextInt(8) == 0 ? odd : message;
  }
}
