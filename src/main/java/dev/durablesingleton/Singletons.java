package dev.durablesingleton;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.internal.app.App;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.internal.dashboard.Dashboard;
import dev.durablesingleton.internal.http.StartHandler;
import dev.durablesingleton.internal.keeper.Keeper;
import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartRequest;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Starts instances exactly once, and answers, keeps and shows them; each method is one line of a
 * function.
 *
 * <pre>{@code
 * StartOutcome outcome =
 *     Singletons.current()
 *         .start(durable, StartRequest.of("Cleanup", "cleanup"), context.getLogger());
 * if (outcome instanceof StartOutcome.AlreadyExists) {
 *   // Another start has the instance.
 * }
 * }</pre>
 *
 * <p>There is one per process, because it orders the starts of an ID and shares one connection to
 * the engine. The app settings {@code SINGLETON_PUBLIC_URL}, {@code SINGLETON_FORWARDED_HEADERS},
 * {@code SINGLETON_REUSE}, {@code SINGLETON_ENVIRONMENT}, {@code SINGLETON_ENVIRONMENT_COLOR} and
 * {@code SINGLETONS} are read once. Thread-safe.
 */
public final class Singletons {

  /**
   * One or more related calls on a durable client.
   *
   * @param <T> type of the result
   * @param <E> type of the checked exception; {@link RuntimeException} for none
   */
  @FunctionalInterface
  public interface DurableCall<T, E extends Exception> {

    /**
     * Makes the call. It may run twice; see {@link Singletons#call}.
     *
     * @throws E what the client's method throws
     */
    T on(DurableTaskClient client) throws E;
  }

  // Creating it must not throw: the class would not load, and callers would get no answer.
  private static final Singletons CURRENT =
      new Singletons(
          App.of(
              System::getenv,
              OrchestratorNames.inPackageOf(Singletons.class),
              new DurableClients()));

  private final App app;

  Singletons(App app) {
    this.app = app;
  }

  /** The one of this process, for functions, whose objects the worker creates for each call. */
  public static Singletons current() {
    return CURRENT;
  }

  /**
   * Starts an instance unless its ID is taken, writes one log line, and does not wait for
   * completion. Takes at most 30 seconds.
   *
   * @param durable the invocation's durable client input
   * @param log of the invocation
   * @throws InvalidRequestException if the package has no such orchestrator
   * @throws StatusRuntimeException if the engine reports an error that no outcome describes
   */
  public StartOutcome start(DurableClientContext durable, StartRequest request, Logger log) {
    return start(durable, request, Duration.ZERO, log);
  }

  /**
   * Starts an instance unless its ID is taken, and then waits for it to finish. At most 100 threads
   * of a process wait at a time; for others {@link StartOutcome.Started#finished()} is null at
   * once.
   *
   * @param durable the invocation's durable client input
   * @param wait how long to wait for completion; zero for not at all. Azure ends HTTP requests
   *     after 230 seconds
   * @param log of the invocation
   * @throws InvalidRequestException if the package has no such orchestrator
   * @throws StatusRuntimeException if the engine reports an error that no outcome describes
   */
  public StartOutcome start(
      DurableClientContext durable, StartRequest request, Duration wait, Logger log) {
    return app.starter().start(durable, declared(request), wait, log);
  }

  /**
   * Answers an HTTP request with the outcome of its start: 202 with the management links, 200 with
   * the finished instance, 409 with the links of the existing one, or another refusal, as plain
   * text or problem JSON (RFC 9457), whichever {@code Accept} prefers.
   */
  public HttpResponseMessage answer(
      HttpRequestMessage<?> request,
      DurableClientContext durable,
      StartOutcome outcome,
      ExecutionContext context) {
    return new StartHandler(app).answer(request, durable, outcome, context);
  }

  /** Answers an HTTP request with 400 and the exception's sentence, as text or problem JSON. */
  public HttpResponseMessage answer(
      HttpRequestMessage<?> request, InvalidRequestException invalid, ExecutionContext context) {
    return StartHandler.answer(request, invalid, context);
  }

  /**
   * Handles a request to start an instance, all of it: reads input, {@code reuse}, {@code wait},
   * {@code startAt}, {@code delay} and {@code Idempotency-Key} from the request, starts, and
   * answers. An invalid request is answered too, with 400 or 404.
   *
   * @param orchestrator name of the orchestrator function, ignoring case
   * @param instanceId ID of the instance; null for a random one, or the one that the request's key
   *     gives
   */
  public HttpResponseMessage handle(
      HttpRequestMessage<Optional<String>> request,
      DurableClientContext durable,
      String orchestrator,
      @Nullable String instanceId,
      ExecutionContext context) {
    return new StartHandler(app).handle(request, durable, orchestrator, instanceId, context);
  }

  /**
   * Starts each instance of the setting {@code SINGLETONS} that does not exist or that its policy
   * allows to replace; for a timer function. An entry that fails is logged, and the others are
   * still checked.
   */
  public void keep(DurableClientContext durable, Logger log) {
    new Keeper(app.clients(), app.starter(), Clock.systemUTC())
        .keep(app.settings().kept(), durable, log);
  }

  /**
   * Serves the dashboard: its page, data and actions, by the end of the request's path. For a
   * function with the methods GET and POST and the route {@code singletons/{*path}}; a prefix of
   * the route is free. If the function requires a key, {@link #dashboardFile} needs a function
   * without one.
   */
  public HttpResponseMessage dashboard(
      HttpRequestMessage<Optional<String>> request,
      DurableClientContext durable,
      ExecutionContext context) {
    return new Dashboard(app).answer(request, durable, context);
  }

  /**
   * Serves the dashboard's page, scripts and styles, which contain no data. For an anonymous
   * function with the method GET and the route {@code singletons/assets/{name}}: a JavaScript
   * module cannot pass the page's key to the modules that it imports.
   */
  public HttpResponseMessage dashboardFile(HttpRequestMessage<?> request) {
    return Dashboard.file(request);
  }

  /**
   * Makes calls on the durable client that all functions of the process share. {@link
   * DurableClientContext#getClient()} opens a channel at each call, and nothing closes it. If the
   * client has lost its engine, the call is made once more on a new client.
   *
   * @param <T> type of the result
   * @param <E> type of the checked exception
   * @throws E what the call throws
   * @throws StatusRuntimeException if the engine answers with an error, or is unreachable on the
   *     second attempt too
   */
  public <T, E extends Exception> T call(DurableClientContext durable, DurableCall<T, E> call)
      throws E {
    return app.clients().call(durable, (client, retry) -> call.on(client));
  }

  /** The request with the declared spelling of its orchestrator's name. */
  private StartRequest declared(StartRequest request) {
    String orchestrator =
        app.orchestrators()
            .find(request.orchestrator())
            .orElseThrow(
                () ->
                    new InvalidRequestException(
                        "There is no orchestrator '%s'; this app has %s."
                            .formatted(
                                request.orchestrator(),
                                String.join(", ", app.orchestrators().all()))));
    return new StartRequest(
        orchestrator,
        request.id(),
        request.input(),
        request.reuse(),
        request.startAt(),
        request.key());
  }
}
