package probe;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationStatusQuery;
import com.microsoft.durabletask.OrchestrationStatusQueryResult;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import com.microsoft.durabletask.azurefunctions.DurableClientInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * HTTP surface of the probe: a usual starter, and one function that calls any client API and
 * reports what came back.
 */
public class Http {

  @FunctionName("HttpStartSingle")
  public HttpResponseMessage startSingle(
      @HttpTrigger(
              name = "req",
              methods = {HttpMethod.POST},
              route = "orchestrators/{functionName}/{instanceId}",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> req,
      @DurableClientInput(name = "durableContext") DurableClientContext durable,
      @BindingName("functionName") String functionName,
      @BindingName("instanceId") String instanceId,
      ExecutionContext context)
      throws Exception {
    try (DurableTaskClient client = durable.getClient()) {
      OrchestrationMetadata existing = client.getInstanceMetadata(instanceId, false);
      if (existing.isInstanceFound()) {
        return req.createResponseBuilder(HttpStatus.CONFLICT)
            .body("An instance with ID '" + instanceId + "' already exists.")
            .build();
      }
      Object input = req.getBody().filter(b -> !b.isBlank()).map(Http::json).orElse(null);
      client.scheduleNewOrchestrationInstance(functionName, input, instanceId);
      context.getLogger().info("Started orchestration with ID = '" + instanceId + "'.");
      return durable.createCheckStatusResponse(req, instanceId);
    }
  }

  @FunctionName("HttpStart")
  public HttpResponseMessage start(
      @HttpTrigger(
              name = "req",
              methods = {HttpMethod.POST},
              route = "start/{functionName}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> req,
      @DurableClientInput(name = "durableContext") DurableClientContext durable,
      @BindingName("functionName") String functionName)
      throws Exception {
    try (DurableTaskClient client = durable.getClient()) {
      Object input = req.getBody().filter(b -> !b.isBlank()).map(Http::json).orElse(null);
      return durable.createCheckStatusResponse(
          req, client.scheduleNewOrchestrationInstance(functionName, input));
    }
  }

  @FunctionName("HttpStartLeaky")
  public HttpResponseMessage startLeaky(
      @HttpTrigger(
              name = "req",
              methods = {HttpMethod.POST},
              route = "leaky/{functionName}/{instanceId}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> req,
      @DurableClientInput(name = "durableContext") DurableClientContext durable,
      @BindingName("functionName") String functionName,
      @BindingName("instanceId") String instanceId) {
    DurableTaskClient client = durable.getClient();
    if (client.getInstanceMetadata(instanceId, false).isInstanceFound()) {
      return req.createResponseBuilder(HttpStatus.CONFLICT).body("exists").build();
    }
    client.scheduleNewOrchestrationInstance(functionName, null, instanceId);
    return durable.createCheckStatusResponse(req, instanceId);
  }

  @FunctionName("Client")
  public HttpResponseMessage client(
      @HttpTrigger(
              name = "req",
              methods = {HttpMethod.POST},
              route = "client/{op}/{instanceId}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> req,
      @DurableClientInput(name = "durableContext") DurableClientContext durable,
      @BindingName("op") String op,
      @BindingName("instanceId") String id)
      throws Exception {
    String arg = req.getQueryParameters().get("arg");
    String body = req.getBody().orElse(null);
    Map<String, Object> out = new LinkedHashMap<>();
    try (DurableTaskClient client = durable.getClient()) {
      switch (op) {
        case "schedule":
          out.put("id", client.scheduleNewOrchestrationInstance(arg, body, id));
          break;
        case "get":
          out.put("metadata", show(client.getInstanceMetadata(id, true)));
          break;
        case "getBare":
          out.put("metadata", show(client.getInstanceMetadata(id, false)));
          break;
        case "waitStart":
          out.put("metadata", show(client.waitForInstanceStart(id, Duration.ofSeconds(5), true)));
          break;
        case "waitDone":
          out.put(
              "metadata", show(client.waitForInstanceCompletion(id, Duration.ofSeconds(8), true)));
          break;
        case "raise":
          client.raiseEvent(id, arg, body);
          break;
        case "terminate":
          client.terminate(id, arg);
          break;
        case "suspend":
          client.suspendInstance(id, arg);
          break;
        case "resume":
          client.resumeInstance(id, arg);
          break;
        case "purge":
          out.put("purged", client.purgeInstance(id).getDeletedInstanceCount());
          break;
        case "query":
          {
            OrchestrationStatusQueryResult r =
                client.queryInstances(
                    new OrchestrationStatusQuery()
                        .setMaxInstanceCount(3)
                        .setFetchInputsAndOutputs(true));
            List<Object> rows = new ArrayList<>();
            r.getOrchestrationState().forEach(m -> rows.add(show(m)));
            out.put("rows", rows);
            out.put("continuation", r.getContinuationToken());
            break;
          }
        case "payload":
          out.put("payload", durable.createHttpManagementPayload(req, id));
          break;
        case "wait":
          return durable.waitForCompletionOrCreateCheckStatusResponse(
              req, id, Duration.ofSeconds(3));
        case "hub":
          out.put("hub", durable.getTaskHubName());
          break;
        default:
          throw new IllegalArgumentException("op " + op);
      }
      out.put("ok", true);
    } catch (Exception e) {
      out.put("exception", e.getClass().getName());
      out.put("message", String.valueOf(e.getMessage()));
    }
    return req.createResponseBuilder(HttpStatus.OK)
        .header("Content-Type", "application/json")
        .body(out)
        .build();
  }

  /** What a function sees of a request, and how each body type comes back. */
  @FunctionName("Echo")
  public HttpResponseMessage echo(
      @HttpTrigger(
              name = "req",
              methods = {HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE},
              route = "echo/{kind}/{*rest}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> req,
      @BindingName("kind") String kind) {
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("uri", req.getUri().toString());
    seen.put("method", req.getHttpMethod().name());
    seen.put("query", req.getQueryParameters());
    seen.put("headers", new TreeMap<>(req.getHeaders()));
    seen.put("body", req.getBody().orElse(null));
    seen.put("bodyPresent", req.getBody().isPresent());
    seen.put("kind", kind);
    switch (kind) {
      case "map":
        return req.createResponseBuilder(HttpStatus.OK).body(seen).build();
      case "string":
        return req.createResponseBuilder(HttpStatus.OK).body("plain text").build();
      case "bytes":
        return req.createResponseBuilder(HttpStatus.OK).body(new byte[] {1, 2, 3}).build();
      case "null":
        return req.createResponseBuilder(HttpStatus.OK).build();
      case "status":
        return req.createResponseBuilder(HttpStatusType.custom(299))
            .header("X-One", "a")
            .header("Content-Type", "text/x-odd")
            .body("odd")
            .build();
      case "throw":
        throw new IllegalStateException("thrown by the function");
      case "nothing":
        return null;
      case "env":
        return req.createResponseBuilder(HttpStatus.OK)
            .body(String.valueOf(System.getenv("PROBE_SETTING")))
            .build();
      default:
        return req.createResponseBuilder(HttpStatus.BAD_REQUEST)
            .body(Map.of("error", kind))
            .build();
    }
  }

  static Map<String, Object> show(OrchestrationMetadata m) {
    Map<String, Object> o = new LinkedHashMap<>();
    if (m == null) {
      o.put("null", true);
      return o;
    }
    put(o, "found", m::isInstanceFound);
    put(o, "id", m::getInstanceId);
    put(o, "name", m::getName);
    put(o, "status", () -> String.valueOf(m.getRuntimeStatus()));
    put(o, "running", m::isRunning);
    put(o, "completed", m::isCompleted);
    put(o, "created", () -> String.valueOf(m.getCreatedAt()));
    put(o, "updated", () -> String.valueOf(m.getLastUpdatedAt()));
    put(o, "input", m::getSerializedInput);
    put(o, "output", m::getSerializedOutput);
    put(o, "custom", () -> m.isCustomStatusFetched() ? m.readCustomStatusAs(Object.class) : null);
    put(
        o,
        "failure",
        () ->
            m.getFailureDetails() == null
                ? null
                : m.getFailureDetails().getErrorType()
                    + " | "
                    + m.getFailureDetails().getErrorMessage());
    put(o, "toString", m::toString);
    return o;
  }

  interface Get {
    Object get() throws Exception;
  }

  static void put(Map<String, Object> o, String k, Get g) {
    try {
      o.put(k, g.get());
    } catch (Throwable t) {
      o.put(k, "!" + t);
    }
  }

  static Object json(String s) {
    try {
      return new com.fasterxml.jackson.databind.ObjectMapper().readTree(s);
    } catch (Exception e) {
      throw new IllegalArgumentException("not JSON: " + e.getMessage());
    }
  }
}
