package dev.durablesingleton.local.rpc;

import com.google.protobuf.StringValue;
import dev.durablesingleton.fixtures.Patience;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Records what a call receives. */
class RecordedCall extends ClientCall.Listener<StringValue> {

  final CompletableFuture<Metadata> headers = new CompletableFuture<>();
  final List<String> messages = new CopyOnWriteArrayList<>();
  final CompletableFuture<Status> status = new CompletableFuture<>();
  final CompletableFuture<Metadata> trailers = new CompletableFuture<>();

  /** Starts a call, sends one request and asks for this number of responses. */
  static RecordedCall of(ClientCall<StringValue, StringValue> call, String text, int responses) {
    return new RecordedCall().start(call, text, responses);
  }

  RecordedCall start(ClientCall<StringValue, StringValue> call, String text, int responses) {
    call.start(this, new Metadata());
    call.request(responses);
    call.sendMessage(StringValue.of(text));
    call.halfClose();
    return this;
  }

  /** Waits for the end. */
  Status status() throws Exception {
    return status.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void onHeaders(Metadata received) {
    headers.complete(received);
  }

  @Override
  public void onMessage(StringValue message) {
    messages.add(message.getValue());
  }

  @Override
  public void onClose(Status end, Metadata last) {
    trailers.complete(last);
    status.complete(end);
  }
}
