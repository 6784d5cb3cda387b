package probe.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Passes gRPC calls to the host as bytes, so that a call needs no SDK that knows it. */
public class Http {

  private static final MethodDescriptor.Marshaller<byte[]> BYTES =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] message) {
          return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream message) {
          try {
            return message.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };

  /** Makes one call. The body is the request in base64; the answers are base64 texts. */
  @FunctionName("Rpc")
  public HttpResponseMessage rpc(
      @HttpTrigger(
              name = "req",
              methods = {HttpMethod.POST},
              route = "rpc/{call}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> req,
      @DurableClientInput(name = "durable") DurableClientContext durable,
      @BindingName("call") String call)
      throws Exception {
    boolean stream = req.getQueryParameters().containsKey("stream");
    long seconds = Long.parseLong(req.getQueryParameters().getOrDefault("seconds", "20"));
    MethodDescriptor<byte[], byte[]> method =
        MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(stream ? MethodType.SERVER_STREAMING : MethodType.UNARY)
            .setFullMethodName("TaskHubSidecarService/" + call)
            .setRequestMarshaller(BYTES)
            .setResponseMarshaller(BYTES)
            .build();
    byte[] message = Base64.getDecoder().decode(req.getBody().orElse(""));
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(seconds, TimeUnit.SECONDS);
    ManagedChannel channel = channel(durable);
    Map<String, Object> outcome = new LinkedHashMap<>();
    List<String> answers = new ArrayList<>();
    try {
      Iterator<byte[]> received =
          stream
              ? ClientCalls.blockingServerStreamingCall(channel, method, options, message)
              : List.of(ClientCalls.blockingUnaryCall(channel, method, options, message))
                  .iterator();
      received.forEachRemaining(answer -> answers.add(Base64.getEncoder().encodeToString(answer)));
      outcome.put("code", "OK");
    } catch (StatusRuntimeException e) {
      outcome.put("code", e.getStatus().getCode().name());
      outcome.put("message", String.valueOf(e.getStatus().getDescription()));
    } finally {
      channel.shutdownNow();
    }
    outcome.put("answers", answers);
    return req.createResponseBuilder(HttpStatus.OK)
        .header("Content-Type", "application/json")
        .body(new ObjectMapper().writeValueAsString(outcome))
        .build();
  }

  /** Answers with the links of an instance that need not exist. */
  @FunctionName("Links")
  public HttpResponseMessage links(
      @HttpTrigger(
              name = "req",
              methods = {HttpMethod.POST},
              route = "links/{instanceId}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> req,
      @DurableClientInput(name = "durable") DurableClientContext durable,
      @BindingName("instanceId") String id) {
    return durable.createCheckStatusResponse(req, id);
  }

  /** The SDK hands out neither its channel nor the address. */
  private static ManagedChannel channel(DurableClientContext durable) throws Exception {
    Field field = DurableClientContext.class.getDeclaredField("rpcBaseUrl");
    field.setAccessible(true);
    URI address = URI.create((String) field.get(durable));
    return ManagedChannelBuilder.forAddress("localhost", address.getPort()).usePlaintext().build();
  }
}
