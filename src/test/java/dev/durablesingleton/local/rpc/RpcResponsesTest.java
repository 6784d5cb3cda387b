package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.StoreException;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Responses to calls for every outcome of the hub's future. */
class RpcResponsesTest {

  private final List<String> logged = new ArrayList<>();
  private final HostLog log = (level, category, message, failure) -> logged.add("" + failure);
  private final Call call = new Call();
  private final CompletableFuture<String> future = new CompletableFuture<>();

  @Test
  void sends_the_answer() {
    send(Function.identity());
    future.complete("done");

    assertThat(call.answers).containsExactly("done", "completed");
  }

  @Test
  void reports_unavailable_with_the_message_of_the_store() {
    send(Function.identity());
    future.completeExceptionally(new StoreException("No space is left."));

    assertThat(call.answers).containsExactly("UNAVAILABLE: No space is left.");
    assertThat(logged).isEmpty();
  }

  @Test
  void passes_a_status_on() {
    send(
        value -> {
          throw Status.NOT_FOUND.withDescription("no " + value).asRuntimeException();
        });
    future.complete("a");

    assertThat(call.answers).containsExactly("NOT_FOUND: no a");
  }

  @Test
  void hides_and_logs_an_unexpected_failure() {
    send(Function.identity());
    future.completeExceptionally(new ArithmeticException("secret"));

    assertThat(call.answers).containsExactly("UNKNOWN: Exception was thrown by handler.");
    assertThat(logged).containsExactly("java.lang.ArithmeticException: secret");
  }

  @Test
  void stops_waiting_when_the_client_disconnects() {
    send(Function.identity());
    call.leave.run();

    assertThat(future).isCancelled();
    assertThat(call.answers).isEmpty();
  }

  private void send(Function<String, String> answer) {
    new RpcResponses(log).send(future, call, answer);
  }

  private static final class Call extends ServerCallStreamObserver<String> {
    private final List<String> answers = new ArrayList<>();
    private Runnable leave;

    @Override
    public void onNext(String value) {
      answers.add(value);
    }

    @Override
    public void onError(Throwable thrown) {
      answers.add(thrown.getMessage());
    }

    @Override
    public void onCompleted() {
      answers.add("completed");
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
      leave = handler;
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void setCompression(String compression) {}

    @Override
    public void setMessageCompression(boolean enable) {}

    @Override
    public void request(int count) {}

    @Override
    public void disableAutoInboundFlowControl() {}
  }
}
