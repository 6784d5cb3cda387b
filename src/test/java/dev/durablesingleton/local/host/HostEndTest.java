package dev.durablesingleton.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.WithoutEntities;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.lifecycle.OpenResources;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.store.MemoryStore;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HostEndTest {

  private final AtomicBoolean closed = new AtomicBoolean();
  private final OpenResources opened = new OpenResources();

  @Test
  void a_host_closes_with_the_reason_when_its_hub_stops_after_an_error() {
    TaskHub hub = open(exhausted());
    HostEnd end = new HostEnd(opened, hub);
    assertThatThrownBy(() -> hub.raiseEvent("a", "n", null).join())
        .hasCauseInstanceOf(StoreException.class);
    assertThatThrownBy(end::await)
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "The task hub has stopped after an error (OutOfMemoryError); start the host again.");
    assertThat(closed).isTrue();
  }

  @Test
  void a_host_closes_on_request_without_an_error() throws InterruptedException {
    HostEnd end = new HostEnd(opened, open(new MemoryStore()));
    end.close();
    end.await();
    assertThat(closed).isTrue();
  }

  private TaskHub open(Store store) {
    TaskHub hub =
        TaskHub.open(store, new Idle(), HubOptions.defaults(), Clock.systemUTC(), HostLog.none());
    opened.add(
        hub,
        open -> {
          open.close();
          closed.set(true);
        });
    return hub;
  }

  /** A store whose transactions throw an OutOfMemoryError. */
  private static Store exhausted() {
    Store store = new MemoryStore();
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (self, method, arguments) -> {
              if (method.getName().equals("begin")) {
                throw new OutOfMemoryError("a test");
              }
              try {
                return method.invoke(store, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static final class Idle implements WithoutEntities {
    @Override
    public CompletionStage<TurnOutcome> run(Turn turn) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<ActivityOutcome> run(Activity activity) {
      return new CompletableFuture<>();
    }
  }
}
