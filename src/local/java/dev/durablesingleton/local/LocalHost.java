package dev.durablesingleton.local;

import dev.durablesingleton.local.engine.HubOptions;
import dev.durablesingleton.local.engine.StartRequest;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.pkg.DurableTaskSettings;
import dev.durablesingleton.local.pkg.DurableTaskSettings.OverridableStates;
import dev.durablesingleton.local.pkg.Environment;
import dev.durablesingleton.local.pkg.FunctionMetadata;
import dev.durablesingleton.local.pkg.FunctionsPackage;
import dev.durablesingleton.local.rpc.RpcServer;
import dev.durablesingleton.local.rpc.SidecarOptions;
import dev.durablesingleton.local.store.RuntimeStatus;
import dev.durablesingleton.local.store.Store;
import dev.durablesingleton.local.triggers.DurableClientBinding;
import dev.durablesingleton.local.triggers.PackageWorkItems;
import dev.durablesingleton.local.triggers.timer.TimerTriggers;
import dev.durablesingleton.local.web.LoopbackSockets;
import dev.durablesingleton.local.web.PortTakenException;
import dev.durablesingleton.local.web.WebOptions;
import dev.durablesingleton.local.web.WebParts;
import dev.durablesingleton.local.web.WebServer;
import dev.durablesingleton.local.web.keys.KeyStore;
import dev.durablesingleton.local.worker.FunctionWorker;
import dev.durablesingleton.local.worker.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** A running host: one package, one task hub, one HTTP port. Thread-safe. */
public final class LocalHost implements AutoCloseable {
  /** Running calls may take so long when the host ends, which then takes less than 5 seconds. */
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final Store store;
  private final WorkThreads threads;
  private final FunctionWorker worker;
  private final TaskHub hub;
  private final RpcServer rpc;
  private final TimerTriggers timers;
  private final WebServer web;
  private final CountDownLatch closed = new CountDownLatch(1);

  private LocalHost(
      HostOptions options, FunctionsPackage functions, LoopbackSockets sockets, HostLog log)
      throws IOException {
    DurableTaskSettings settings = functions.hostJson().durableTask();
    store = HubStorage.open(options, functions);
    new Environment(log).export(functions, sockets.port());
    worker = FunctionWorker.load(functions, log);
    threads = WorkThreads.of(settings);
    // A recovered hub hands out work at once, which may need a client whose port is not known yet.
    CompletableFuture<DurableClientBinding> client = new CompletableFuture<>();
    Function<FunctionMetadata, Map<String, Value>> clientInputs =
        function -> client.join().inputsOf(function);
    hub =
        TaskHub.open(
            store,
            new PackageWorkItems(
                functions.functions(), worker, clientInputs, threads.turns(), threads.activities()),
            new HubOptions(settings.storeInputsInOrchestrationHistory()),
            Clock.systemUTC(),
            log);
    Set<RuntimeStatus> replaceable =
        settings.overridableExistingInstanceStates() == OverridableStates.ANY_STATE
            ? StartRequest.ANY
            : StartRequest.NON_RUNNING;
    rpc =
        RpcServer.start(
            0,
            hub,
            new SidecarOptions(
                settings.hubName(),
                replaceable,
                settings.throwStatusExceptionsOnRaiseEvent().orElse(true)),
            log);
    KeyStore keys = KeyStore.open(HubStorage.keys(options, functions), new SecureRandom());
    client.complete(
        new DurableClientBinding(
            settings.hubName(), rpc.port(), sockets.port(), keys.system(KeyStore.DURABLE)));
    timers =
        new TimerTriggers(
            functions,
            worker,
            clientInputs,
            HubStorage.timers(options, functions),
            Clock.systemUTC(),
            log);
    web =
        WebServer.start(
            new WebParts(
                functions.folder(),
                functions.hostJson(),
                functions.settings(),
                functions.allFunctions(),
                (name, call) -> worker.invoke(name, timers.completed(name, call)),
                clientInputs,
                hub,
                keys,
                System.getenv(),
                threads.requests(),
                log),
            WebOptions.of(sockets.port(), options.auth(), System.getenv()),
            sockets);
    timers.start();
  }

  /**
   * Starts to serve a package.
   *
   * @throws PortTakenException when the port cannot be had
   */
  public static LocalHost start(HostOptions options, FunctionsPackage functions, HostLog log)
      throws PortTakenException {
    int port = options.port().orElse(functions.settings().localHttpPort().orElse(7071));
    LoopbackSockets sockets = LoopbackSockets.open(port);
    try {
      return new LocalHost(options, functions, sockets, log);
    } catch (IOException e) {
      sockets.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      sockets.close();
      throw e;
    }
  }

  /** Where HTTP is served. */
  public int port() {
    return web.port();
  }

  /** Waits until the host is closed. */
  public void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /**
   * Lets running calls end, for a while, and stops. What is unfinished in the task hub goes on when
   * the next host opens it.
   */
  @Override
  public void close() {
    long end = System.nanoTime() + DRAIN.toNanos();
    web.stop(DRAIN);
    threads.close(Duration.ofNanos(end - System.nanoTime()));
    timers.close(Duration.ofNanos(end - System.nanoTime()));
    rpc.close();
    hub.close();
    worker.close();
    store.close();
    closed.countDown();
  }
}
