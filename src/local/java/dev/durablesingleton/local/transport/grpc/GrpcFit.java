package dev.durablesingleton.local.transport.grpc;

import dev.durablesingleton.local.transport.Header;
import dev.durablesingleton.local.transport.HubTransport;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Checks that the classes of this package fit the gRPC library of the package that they are loaded
 * for, which may be of another version: they implement all that it declares abstract, and a trial
 * call reaches a hub and returns.
 */
final class GrpcFit {

  private static final List<Class<?>> TYPES =
      List.of(HubChannelBuilder.class, HubChannel.class, HubClientCall.class);
  private static final byte[] MESSAGE = {1, 2, 3};
  private static final List<Header> HEADERS = List.of(new Header("fit-bin", MESSAGE));

  private GrpcFit() {}

  /**
   * Makes the checks.
   *
   * @throws UnsupportedOperationException if a method is missing, or the trial call fails
   * @throws LinkageError if the library lacks something that these classes use
   */
  static void check() {
    for (Class<?> type : TYPES) {
      for (Method method : type.getMethods()) {
        if (Modifier.isAbstract(method.getModifiers())) {
          throw new UnsupportedOperationException("this host does not implement " + method);
        }
      }
    }
    List<Object> received = tryCall();
    if (received.size() != 3 || !((Status) received.get(2)).isOk()) {
      throw new UnsupportedOperationException("a trial call received " + received);
    }
  }

  /** Makes a call whose events all happen on this thread, and returns what was received. */
  private static List<Object> tryCall() {
    HubChannel channel =
        new HubChannel(new Echo(), "trial", List.of(), Runnable::run, MESSAGE.length);
    ClientCall<byte[], byte[]> call =
        channel.newCall(
            MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodType.UNARY)
                .setFullMethodName("Trial/Echo")
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build(),
            CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.MINUTES));
    Received received = new Received();
    call.start(received, Headers.metadata(HEADERS));
    call.request(1);
    call.sendMessage(MESSAGE);
    call.halfClose();
    channel.shutdownNow();
    return received.events;
  }

  /** Sends each request back. */
  private record Echo() implements HubTransport {

    @Override
    public boolean serves(String host, int port) {
      return false;
    }

    @Override
    public Call begin(String method, List<Header> headers, Responses responses) {
      return new Call() {
        @Override
        public void send(byte[] request) {
          responses.headers(headers);
          responses.message(request);
        }

        @Override
        public void halfClose() {
          responses.closed(Status.Code.OK.value(), null, headers);
        }

        @Override
        public void taken(int bytes) {}

        @Override
        public void cancel() {}
      };
    }
  }

  /** Adds each event to a list. */
  private static final class Received extends ClientCall.Listener<byte[]> {

    private final List<Object> events = new ArrayList<>();

    @Override
    public void onHeaders(Metadata headers) {
      events.add(headers);
    }

    @Override
    public void onMessage(byte[] message) {
      events.add(message);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      events.add(status);
    }
  }

  /** Bytes as messages. */
  private record Bytes() implements MethodDescriptor.Marshaller<byte[]> {

    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
