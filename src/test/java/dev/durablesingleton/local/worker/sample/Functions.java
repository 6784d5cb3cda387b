package dev.durablesingleton.local.worker.sample;

import com.google.gson.annotations.SerializedName;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;

/** Functions for the tests of the worker. */
public class Functions {

  /** A body whose JSON names differ from its fields. */
  public static final class Order {
    @SerializedName("order_id")
    public String id;

    public String note;
  }

  public HttpResponseMessage greet(
      @HttpTrigger(name = "req") HttpRequestMessage<Optional<String>> request,
      @BindingName("name") String name,
      ExecutionContext context) {
    context.getLogger().log(Level.WARNING, "greeting {0}", name);
    return request
        .createResponseBuilder(HttpStatus.CREATED)
        .header("X-Name", name)
        .body(request.getBody().orElse("nothing"))
        .build();
  }

  public String context(ExecutionContext context, @DurableActivityTrigger(name = "in") String in) {
    return String.join(
        " ",
        context.getFunctionName(),
        context.getInvocationId(),
        context.getTraceContext().getTraceparent(),
        String.valueOf(context.getRetryContext().getRetrycount()),
        String.valueOf(context.getLogger().getName()),
        in);
  }

  public Order order(@DurableActivityTrigger(name = "in") Order order) {
    order.note = null;
    return order;
  }

  public Object declaredAsObject(@HttpTrigger(name = "req") HttpRequestMessage<String> request) {
    return request.createResponseBuilder(HttpStatus.CONFLICT).header("a", "b").body("text").build();
  }

  public HttpResponseMessage withNullHeader(
      @HttpTrigger(name = "req") HttpRequestMessage<String> request) {
    return request.createResponseBuilder(HttpStatus.OK).header("a", null).build();
  }

  public void nothing(@DurableActivityTrigger(name = "in") String in) {}

  public String queue(
      @QueueTrigger(name = "in", queueName = "q", connection = "c") String in,
      @QueueOutput(name = "out", queueName = "q", connection = "c") OutputBinding<String> out) {
    out.setValue("queued " + in);
    return "ignored";
  }

  public String fail(@DurableActivityTrigger(name = "in") String in) {
    throw new IllegalStateException("outer", new UserException("first line\nsecond: " + in));
  }

  /** Returns only when it is interrupted. */
  public String waitForever(@DurableActivityTrigger(name = "in") String in) {
    try {
      new CountDownLatch(1).await();
      return "never";
    } catch (InterruptedException e) {
      return "interrupted";
    }
  }

  public String overflow(@DurableActivityTrigger(name = "in") String in) {
    return overflow(in + in.length());
  }

  public String contextLoader(@DurableActivityTrigger(name = "in") String in) {
    return Thread.currentThread().getContextClassLoader() == getClass().getClassLoader()
        ? "own"
        : "other";
  }

  public static String onTheClass(@DurableActivityTrigger(name = "in") Map<String, Object> in) {
    return in.toString();
  }

  public void overloaded() {}

  public void overloaded(String in) {}

  void hidden() {}

  /** Nested, so that its short name has a dot. */
  public static final class UserException extends RuntimeException {
    UserException(String message) {
      super(message);
    }
  }

  /** Cannot be instantiated. */
  public static final class NoDefaultConstructor {
    public NoDefaultConstructor(int ignored) {}

    public void run() {}
  }

  /** Fails in its constructor. */
  public static final class Broken {
    public Broken() {
      throw new AssertionError("in the constructor");
    }

    public void run() {}
  }

  /** Fails while its class is initialised. */
  public static final class BrokenClass {
    static final int ANSWER = Integer.parseInt("no number");

    public void run() {}
  }
}
