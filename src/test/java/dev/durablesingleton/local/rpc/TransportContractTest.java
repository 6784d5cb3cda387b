package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.StringValue;
import dev.durablesingleton.fixtures.Patience;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ConnectivityState;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client may rely on by either way to the service. */
@DisplayName("A call")
@ParameterizedClass
@EnumSource(Way.class)
class TransportContractTest {

  private static final Metadata.Key<String> TEXT =
      Metadata.Key.of("text", Metadata.ASCII_STRING_MARSHALLER);
  private static final Metadata.Key<byte[]> BINARY =
      Metadata.Key.of("binary-bin", Metadata.BINARY_BYTE_MARSHALLER);

  private final Way way;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final AtomicInteger calls = new AtomicInteger();

  TransportContractTest(Way way) {
    this.way = way;
  }

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  @Test
  void receives_headers_the_response_and_trailers() throws Exception {
    Metadata sent = new Metadata();
    sent.put(TEXT, "a");
    sent.put(TEXT, "b");
    sent.put(BINARY, new byte[] {0, -1});
    ServedMethod served =
        served(
            (request, call, headers) -> {
              call.sendHeaders(copy(headers));
              call.sendMessage(StringValue.of("hello " + request));
              call.close(Status.OK, copy(headers));
            });
    Channel channel =
        channel(served.channel(way).intercept(MetadataUtils.newAttachHeadersInterceptor(sent)));

    RecordedCall received = call(served, channel, CallOptions.DEFAULT);

    assertThat(received.status().getCode()).isEqualTo(Code.OK);
    assertThat(received.messages).containsExactly("hello you");
    assertIsCopy(received.headers.get());
    assertIsCopy(received.trailers.get());
  }

  @Test
  void ends_with_the_services_status_its_description_and_trailers() throws Exception {
    ServedMethod served =
        served(
            (request, call, headers) -> {
              Metadata trailers = new Metadata();
              trailers.put(TEXT, "why");
              call.close(Status.ABORTED.withDescription("100 % größer\n日本"), trailers);
            });

    RecordedCall received = call(served, channel(served), CallOptions.DEFAULT);

    assertThat(received.status().getCode()).isEqualTo(Code.ABORTED);
    assertThat(received.status().getDescription()).isEqualTo("100 % größer\n日本");
    assertThat(received.trailers.get().get(TEXT)).isEqualTo("why");
    assertThat(received.messages).isEmpty();
  }

  @Test
  void ends_as_unimplemented_for_an_unknown_method() throws Exception {
    ServedMethod served = answering();
    ClientCall<StringValue, StringValue> call =
        channel(served)
            .newCall(
                served.method().toBuilder().setFullMethodName("Test/Other").build(),
                CallOptions.DEFAULT);

    Status status = RecordedCall.of(call, "you", 2).status();

    assertThat(status.getCode()).isEqualTo(Code.UNIMPLEMENTED);
    assertThat(status.getDescription()).isEqualTo("Method not found: Test/Other");
  }

  @Test
  void ends_as_unknown_if_the_handler_fails() throws Exception {
    ServedMethod served =
        served(
            (request, call, headers) -> {
              throw new IllegalStateException("a defect");
            });

    Status status = call(served, channel(served), CallOptions.DEFAULT).status();

    assertThat(status.getCode()).isEqualTo(Code.UNKNOWN);
    assertThat(status.getDescription()).isNull();
  }

  @Test
  void ends_at_its_deadline_and_cancels_the_service() throws Exception {
    ServedMethod served = silent();

    Channel channel = channel(served);

    endsAtTheDeadline(
        () ->
            call(
                served,
                channel,
                CallOptions.DEFAULT.withDeadlineAfter(200, TimeUnit.MILLISECONDS)));
  }

  @Test
  void ends_at_the_deadline_of_its_context() throws Exception {
    ServedMethod served = silent();
    Channel channel = channel(served);
    ScheduledExecutorService timer = opened(Executors.newScheduledThreadPool(1));

    endsAtTheDeadline(
        () ->
            Context.current()
                .withDeadline(Deadline.after(200, TimeUnit.MILLISECONDS), timer)
                .call(() -> call(served, channel, CallOptions.DEFAULT)));
  }

  @Test
  void does_not_reach_the_service_after_its_deadline() throws Exception {
    ServedMethod served = answering();

    RecordedCall received =
        call(served, channel(served), CallOptions.DEFAULT.withDeadlineAfter(-1, TimeUnit.SECONDS));

    assertThat(received.status().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
    assertThat(calls).hasValue(0);
  }

  @Test
  void is_cancelled_by_its_caller() throws Exception {
    ServedMethod served = silent();
    ClientCall<StringValue, StringValue> call =
        channel(served).newCall(served.method(), CallOptions.DEFAULT);
    RecordedCall received = RecordedCall.of(call, "you", 2);
    await().until(() -> calls.get() == 1);
    Exception cause = new IllegalStateException();

    call.cancel("enough", cause);

    assertThat(received.status().getCode()).isEqualTo(Code.CANCELLED);
    assertThat(received.status().getDescription()).isEqualTo("enough");
    assertThat(received.status().getCause()).isSameAs(cause);
    assertIsCancelled();
  }

  @Test
  void is_cancelled_with_its_context() throws Exception {
    ServedMethod served = silent();
    Channel channel = channel(served);
    Context.CancellableContext context = Context.current().withCancellation();
    CompletableFuture<RecordedCall> received = new CompletableFuture<>();
    context.run(() -> received.complete(call(served, channel, CallOptions.DEFAULT)));
    await().until(() -> calls.get() == 1);

    context.cancel(new IllegalStateException("over"));

    assertThat(received.join().status().getCode()).isEqualTo(Code.CANCELLED);
    assertIsCancelled();
  }

  @Test
  void receives_a_stream_in_order_and_not_more_than_requested() throws Exception {
    List<String> all = IntStream.range(0, 100).mapToObj(String::valueOf).toList();
    ServedMethod served =
        opened(
            ServedMethod.streaming(
                ServedMethod.on(
                    (request, call, headers) -> {
                      call.sendHeaders(new Metadata());
                      all.forEach(text -> call.sendMessage(StringValue.of(text)));
                      call.close(Status.OK, new Metadata());
                    },
                    cancelled::countDown)));
    ClientCall<StringValue, StringValue> call =
        channel(served).newCall(served.method(), CallOptions.DEFAULT);

    RecordedCall received = RecordedCall.of(call, "you", 1);
    await().until(() -> received.messages.size() == 1);
    assertThat(received.status).isNotDone();
    call.request(1);
    await().until(() -> received.messages.size() == 2);
    assertThat(received.status).isNotDone();
    call.request(98);

    assertThat(received.status().isOk()).isTrue();
    assertThat(received.messages).isEqualTo(all);
    assertThat(served.method().getType()).isEqualTo(MethodType.SERVER_STREAMING);
  }

  @Test
  void lets_the_service_send_a_stream_only_as_fast_as_it_is_read() throws Exception {
    int messages = 200;
    StringValue large = StringValue.of("x".repeat(100_000));
    CountDownLatch notReady = new CountDownLatch(1);
    ServedMethod served =
        opened(
            ServedMethod.streaming(
                (call, headers) -> {
                  call.request(2);
                  return new ServerCall.Listener<>() {
                    private boolean begun;
                    private int sent;

                    @Override
                    public void onHalfClose() {
                      call.sendHeaders(new Metadata());
                      begun = true;
                      onReady();
                    }

                    @Override
                    public void onReady() {
                      if (!begun) {
                        return;
                      }
                      while (sent < messages && call.isReady()) {
                        call.sendMessage(large);
                        sent++;
                      }
                      if (sent < messages) {
                        notReady.countDown();
                      } else {
                        begun = false;
                        call.close(Status.OK, new Metadata());
                      }
                    }
                  };
                }));
    ClientCall<StringValue, StringValue> call =
        channel(served).newCall(served.method(), CallOptions.DEFAULT);

    RecordedCall received = RecordedCall.of(call, "you", 1);
    await().until(() -> received.messages.size() == 1);
    assertThat(notReady.await(1, TimeUnit.MINUTES)).as("the service waits").isTrue();
    assertThat(received.status).isNotDone();
    call.request(messages);

    assertThat(received.status().isOk()).isTrue();
    assertThat(received.messages).hasSize(messages);
  }

  @Test
  void ends_if_the_response_exceeds_the_clients_limit() throws Exception {
    ServedMethod served = answering();
    Channel channel = channel(served.channel(way).maxInboundMessageSize(10));

    Status status = call(served, channel, CallOptions.DEFAULT).status();

    assertThat(status.getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(status.getDescription()).isEqualTo("gRPC message exceeds maximum size 10: 11");
    CallOptions smaller = CallOptions.DEFAULT.withMaxInboundMessageSize(5);
    assertThat(call(served, channel(served), smaller).status().getCode())
        .isEqualTo(Code.RESOURCE_EXHAUSTED);
  }

  @Test
  void ends_if_the_request_exceeds_the_clients_limit() throws Exception {
    assumeThat(way).as("gRPC 1.59 never ends such a call").isNotEqualTo(Way.PORT);
    ServedMethod served = answering();

    Status status =
        call(served, channel(served), CallOptions.DEFAULT.withMaxOutboundMessageSize(4)).status();

    assertThat(status.getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(status.getDescription()).isEqualTo("message too large 5 > 4");
    assertThat(calls).hasValue(0);
  }

  @Test
  void ends_if_the_request_exceeds_the_services_limit() throws Exception {
    ServedMethod served = answering();
    ClientCall<StringValue, StringValue> call =
        channel(served).newCall(served.method(), CallOptions.DEFAULT);

    Status status = RecordedCall.of(call, "x".repeat(MessageLimit.BYTES), 2).status();

    assertThat(status.getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(status.getDescription()).endsWith("the limit is 4194304. Shorten the input.");
    assertThat(calls).hasValue(0);
  }

  @Test
  void passes_the_interceptors_the_last_one_first() throws Exception {
    List<String> passed = Collections.synchronizedList(new ArrayList<>());
    ServedMethod served = answering();
    Channel channel =
        channel(
            served
                .channel(way)
                .intercept(noting("a", passed), noting("b", passed))
                .intercept(noting("c", passed)));

    assertThat(call(served, channel, CallOptions.DEFAULT).status().isOk()).isTrue();

    assertThat(passed).containsExactly("c", "b", "a");
  }

  @Test
  void ends_as_cancelled_if_its_listener_fails() throws Exception {
    ServedMethod served = answering();
    ClientCall<StringValue, StringValue> call =
        channel(served).newCall(served.method(), CallOptions.DEFAULT);
    RecordedCall failing =
        new RecordedCall() {
          @Override
          public void onMessage(StringValue message) {
            throw new IllegalStateException("in the listener");
          }
        };

    Status status = failing.start(call, "you", 2).status();

    assertThat(status.getCode()).isEqualTo(Code.CANCELLED);
    assertThat(status.getDescription()).isEqualTo("Failed to read message.");
    assertThat(status.getCause()).hasMessage("in the listener");
  }

  @Test
  void calls_its_listener_on_the_executor_with_the_callers_context() throws Exception {
    Context.Key<String> key = Context.key("test");
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    ServedMethod served = answering();
    ScheduledExecutorService executor =
        opened(Executors.newScheduledThreadPool(1, task -> new Thread(task, "own")));
    Channel channel = channel(served.channel(way).executor(executor));
    ClientCall<StringValue, StringValue> call =
        Context.current()
            .withValue(key, "callers")
            .call(() -> channel.newCall(served.method(), CallOptions.DEFAULT));
    RecordedCall noting =
        new RecordedCall() {
          @Override
          public void onMessage(StringValue message) {
            seen.add(Thread.currentThread().getName() + " " + key.get());
          }
        };

    assertThat(noting.start(call, "you", 2).status().isOk()).isTrue();
    assertThat(seen).containsExactly("own callers");
  }

  @Test
  void ends_as_unavailable_when_the_service_stops() throws Exception {
    ServedMethod served = silent();
    Channel channel = channel(served);
    RecordedCall waiting = call(served, channel, CallOptions.DEFAULT);
    await().until(() -> calls.get() == 1);

    served.close();

    assertThat(waiting.status().getCode()).isIn(Code.UNAVAILABLE, Code.CANCELLED);
    assertIsCancelled();
    assertThat(call(served, channel, CallOptions.DEFAULT).status().getCode())
        .isEqualTo(Code.UNAVAILABLE);
  }

  @Test
  void is_refused_after_the_shutdown_of_its_channel_which_lets_open_calls_end() throws Exception {
    ServedMethod served = silent();
    ManagedChannel channel = channel(served);
    ClientCall<StringValue, StringValue> waiting =
        channel.newCall(served.method(), CallOptions.DEFAULT);
    RecordedCall received = RecordedCall.of(waiting, "you", 2);
    await().until(() -> calls.get() == 1);

    channel.shutdown();

    Status refused = call(served, channel, CallOptions.DEFAULT).status();
    assertThat(refused.getCode()).isEqualTo(Code.UNAVAILABLE);
    assertThat(refused.getDescription()).isEqualTo("Channel shutdown invoked");
    assertThat(channel.isShutdown()).isTrue();
    assertThat(channel.awaitTermination(1, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(received.status).isNotDone();
    waiting.cancel("end", null);
    assertThat(channel.awaitTermination(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(channel.isTerminated()).isTrue();
  }

  @Test
  void ends_with_shutdownNow_of_its_channel() throws Exception {
    ServedMethod served = silent();
    ManagedChannel channel = channel(served);
    RecordedCall received = call(served, channel, CallOptions.DEFAULT);
    await().until(() -> calls.get() == 1);

    channel.shutdownNow();

    assertThat(received.status().getCode()).isEqualTo(Code.UNAVAILABLE);
    assertThat(received.status().getDescription()).isEqualTo("Channel shutdownNow invoked");
    assertThat(channel.awaitTermination(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertIsCancelled();
  }

  @Test
  void makes_its_channel_ready_which_is_idle_before() throws Exception {
    ServedMethod served = answering();
    ManagedChannel channel = channel(served);
    CompletableFuture<Void> changed = new CompletableFuture<>();
    assertThat(channel.getState(false)).isEqualTo(ConnectivityState.IDLE);
    channel.notifyWhenStateChanged(ConnectivityState.IDLE, () -> changed.complete(null));

    assertThat(call(served, channel, CallOptions.DEFAULT).status().isOk()).isTrue();

    assertThat(changed).succeedsWithin(Patience.LIMIT);
    assertThat(channel.getState(false)).isEqualTo(ConnectivityState.READY);
    channel.enterIdle();
    await().until(() -> channel.getState(false) == ConnectivityState.IDLE);
    channel.shutdownNow();
    await().until(() -> channel.getState(false) == ConnectivityState.SHUTDOWN);
  }

  @Test
  void fails_with_tls_which_the_service_does_not_have() throws Exception {
    ServedMethod served = answering();
    Channel channel = channel(served.channel(way).useTransportSecurity());

    assertThat(call(served, channel, CallOptions.DEFAULT).status().getCode())
        .isEqualTo(Code.UNAVAILABLE);
  }

  private ServedMethod served(ServedMethod.Handler handler) throws IOException {
    return opened(
        ServedMethod.unary(
            ServedMethod.on(
                (request, call, headers) -> {
                  calls.incrementAndGet();
                  handler.handle(request, call, headers);
                },
                cancelled::countDown)));
  }

  private ServedMethod answering() throws IOException {
    return served(
        (request, call, headers) -> {
          call.sendHeaders(new Metadata());
          call.sendMessage(StringValue.of("hello " + request));
          call.close(Status.OK, new Metadata());
        });
  }

  private ServedMethod silent() throws IOException {
    return served((request, call, headers) -> {});
  }

  private ManagedChannel channel(ServedMethod served) {
    return channel(served.channel(way));
  }

  private ManagedChannel channel(ManagedChannelBuilder<?> builder) {
    ManagedChannel channel = builder.build();
    opened((AutoCloseable) channel::shutdownNow);
    return channel;
  }

  private static RecordedCall call(ServedMethod served, Channel channel, CallOptions options) {
    return RecordedCall.of(channel.newCall(served.method(), options), "you", 2);
  }

  /** On a busy machine, the first calls may not reach the service before the deadline. */
  private void endsAtTheDeadline(Callable<RecordedCall> call) throws Exception {
    while (calls.get() == 0) {
      assertThat(call.call().status().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
    }
    assertIsCancelled();
  }

  private void assertIsCancelled() throws InterruptedException {
    assertThat(cancelled.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
        .as("cancelled in the service")
        .isTrue();
  }

  /** The entries that the client has sent, and none that a transport adds. */
  private static Metadata copy(Metadata headers) {
    Metadata copy = new Metadata();
    headers.getAll(TEXT).forEach(value -> copy.put(TEXT, value));
    copy.put(BINARY, headers.get(BINARY));
    return copy;
  }

  private static void assertIsCopy(Metadata received) {
    assertThat(received.getAll(TEXT)).containsExactly("a", "b");
    assertThat(received.get(BINARY)).containsExactly(0, -1);
  }

  private static ClientInterceptor noting(String name, List<String> passed) {
    return new ClientInterceptor() {
      @Override
      public <Q, R> ClientCall<Q, R> interceptCall(
          MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
          @Override
          public void start(Listener<R> listener, Metadata headers) {
            passed.add(name);
            super.start(listener, headers);
          }
        };
      }
    };
  }

  private ScheduledExecutorService opened(ScheduledExecutorService executor) {
    opened((AutoCloseable) executor::shutdownNow);
    return executor;
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }
}
