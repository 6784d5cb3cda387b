package probe.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.microsoft.azure.functions.annotation.FunctionName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Entity functions without an SDK. State and results are JSON texts, as in the newer SDK. */
public class Entities {

  private static final ObjectMapper JSON = new ObjectMapper();

  @FunctionName("Counter")
  public String counter(@EntityTrigger(name = "req") String req) {
    return new Batch(req).run();
  }

  @FunctionName("Bag")
  public String bag(@EntityTrigger(name = "req") String req) {
    return new Batch(req).run();
  }

  @FunctionName("AliasFunction")
  public String alias(@EntityTrigger(name = "req", entityName = "Alias") String req) {
    return new Batch(req).run();
  }

  @FunctionName("Thrower")
  public String thrower(@EntityTrigger(name = "req") String req) {
    throw new IllegalStateException("the entity function throws");
  }

  @FunctionName("Garbage")
  public String garbage(@EntityTrigger(name = "req") String req) {
    return "!! not base64 !!";
  }

  @FunctionName("NullBack")
  public String nullBack(@EntityTrigger(name = "req") String req) {
    return null;
  }

  /** One batch of operations on one entity. */
  private static final class Batch {

    private final String request;
    private final WireMessage batch;
    private final WireWriter result = new WireWriter();
    private final List<WireWriter> actions = new ArrayList<>();
    private String state;

    /** The number of the next action: failed operations give theirs back. */
    private int next;

    Batch(String request) {
      this.request = request;
      batch = WireMessage.ofBase64(request);
      state = batch.text(2);
    }

    String run() {
      batch.messages(3).forEach(this::operation);
      actions.forEach(action -> result.message(2, action));
      return result.text(3, state).toBase64();
    }

    /** A failed operation restores state and actions, as in the SDK. */
    private void operation(WireMessage operation) {
      String stateBefore = state;
      int actionsBefore = actions.size();
      WireWriter outcome = new WireWriter();
      try {
        String input = operation.text(3);
        JsonNode argument = input == null ? NullNode.instance : JSON.readTree(input);
        String value = apply(operation.string(1), input, argument);
        next = actions.size();
        outcome.message(1, timed(new WireWriter().text(1, value)));
      } catch (Exception e) {
        state = stateBefore;
        actions.subList(actionsBefore, actions.size()).clear();
        outcome.message(2, timed(new WireWriter().message(1, failure(e))));
      }
      result.message(1, outcome);
    }

    private String apply(String name, String input, JsonNode argument) throws Exception {
      switch (name.toLowerCase(Locale.ROOT)) {
        case "add":
          state = String.valueOf((state == null ? 0 : Long.parseLong(state)) + argument.asLong());
          return state;
        case "get":
          return state;
        case "put":
          state = input;
          return input;
        case "delete":
          state = null;
          return null;
        case "nothing":
          return null;
        case "fail":
          state = "\"must be put back\"";
          actions.add(signal("@bag@never", "put", "1", null));
          throw new IllegalArgumentException(argument.asText());
        case "nested":
          throw new IllegalStateException(
              "outer " + argument.asText(),
              new IllegalArgumentException("inner " + argument.asText()));
        case "nomessage":
          throw new IllegalStateException((String) null);
        case "tell":
          actions.add(
              signal(
                  argument.get("id").asText(),
                  argument.get("op").asText(),
                  json(argument, "in"),
                  later(argument)));
          return "\"told\"";
        case "begin":
          actions.add(begin(argument));
          return "\"begun\"";
        case "big":
          state = "\"" + "x".repeat(argument.asInt()) + "\"";
          return null;
        case "show":
          return "\"" + request + "\"";
        default:
          throw new UnsupportedOperationException("no operation '" + name + "'");
      }
    }

    private WireWriter signal(String target, String operation, String input, Instant at) {
      return new WireWriter()
          .number(1, next)
          .message(
              2,
              new WireWriter().string(1, target).string(2, operation).text(3, input).time(4, at));
    }

    private WireWriter begin(JsonNode argument) {
      return new WireWriter()
          .number(1, next)
          .message(
              3,
              new WireWriter()
                  .string(1, string(argument, "id"))
                  .string(2, argument.get("name").asText())
                  .text(3, string(argument, "version"))
                  .text(4, json(argument, "in"))
                  .time(5, later(argument)));
    }

    private static WireWriter timed(WireWriter outcome) {
      Instant now = Instant.now();
      return outcome.time(2, now).time(3, now);
    }

    private static WireWriter failure(Throwable e) {
      WireWriter failure =
          new WireWriter()
              .string(1, e.getClass().getName())
              .string(2, e.getMessage() == null ? "" : e.getMessage())
              .text(3, "\tat probe.wire.Entities (a stack)");
      return e.getCause() == null ? failure : failure.message(4, failure(e.getCause()));
    }

    private static Instant later(JsonNode argument) {
      return argument.has("ms") ? Instant.now().plusMillis(argument.get("ms").asLong()) : null;
    }

    private static String string(JsonNode argument, String member) {
      return argument.has(member) ? argument.get(member).asText() : null;
    }

    private static String json(JsonNode argument, String member) {
      return argument.has(member) ? argument.get(member).toString() : null;
    }
  }
}
