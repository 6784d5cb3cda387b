package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.RetryContext;
import com.microsoft.azure.functions.TraceContext;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One call of a function, as function code and middleware see it. Confined to one thread. */
final class InvocationContext implements MiddlewareContext {

  private final FunctionMethod function;
  private final WorkerExtensions extensions;
  private final Invocation invocation;
  private final Attempt attempt;
  private final FunctionLog log;
  private final Map<String, Object> replacedInputs = new HashMap<>(2);
  private final Map<String, OutputSlot> outputs = new HashMap<>(2);
  private @Nullable Object returned;
  private @Nullable Throwable thrown;
  private @Nullable Logger logger;

  InvocationContext(
      FunctionMethod function,
      WorkerExtensions extensions,
      Invocation invocation,
      Attempt attempt,
      FunctionLog log) {
    this.function = function;
    this.extensions = extensions;
    this.invocation = invocation;
    this.attempt = attempt;
    this.log = log;
  }

  Invocation.Outcome.Returned run() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // In the Java worker, middleware runs with the worker's own loader, which has none of the
    // package's classes. This host's loader could offer other versions of the package's libraries.
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      new MiddlewarePipeline(extensions.middlewares(), this).doNext(this);
    } finally {
      thread.setContextClassLoader(before);
    }
    Map<String, Value> written = new HashMap<>(2);
    outputs.forEach((name, slot) -> written.put(name, slot.toValue(converter())));
    return new Invocation.Outcome.Returned(
        converter().toValue(returned, function.returnKind()), Map.copyOf(written));
  }

  /** Calls the method itself, at the end of the middleware pipeline. */
  void callMethod() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(extensions.classes());
    try {
      Object[] arguments = arguments();
      Object instance = function.instances() == null ? null : function.instances().create();
      returned = function.method().invoke(instance, arguments);
      extensions.listener().returned(function.method(), invocation, arguments);
    } catch (InvocationTargetException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      thrown = cause;
      extensions.listener().threw(function.method(), invocation, cause);
      throw e;
    } catch (Throwable e) {
      // An argument, the constructor or the injector; middleware may hide this cause too.
      thrown = e;
      throw e;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Object[] arguments() {
    try {
      Object[] arguments = new Object[function.arguments().size()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = function.arguments().get(i).value(this);
      }
      return arguments;
    } catch (RuntimeException e) {
      extensions.listener().argumentsFailed(function.method(), invocation, e);
      throw e;
    }
  }

  /**
   * What the method threw, or what prevented its call, even if middleware caught it; null if it
   * returned.
   */
  @Nullable Throwable thrown() {
    return thrown;
  }

  Invocation invocation() {
    return invocation;
  }

  ValueConverter converter() {
    return function.converter();
  }

  @Nullable Object replacedInput(String name) {
    return replacedInputs.get(name);
  }

  OutputSlot output(String name, boolean http) {
    return outputs.computeIfAbsent(name, n -> new OutputSlot(http));
  }

  @Override
  public @Nullable String getParameterName(String annotationSimpleName) {
    return function.bindingNames().get(annotationSimpleName);
  }

  @Override
  public @Nullable Object getParameterValue(String name) {
    return invocation.inputs().get(name) instanceof Value.Text text ? text.text() : null;
  }

  @Override
  public void updateParameterValue(String name, @Nullable Object value) {
    replacedInputs.put(name, value);
  }

  @Override
  public @Nullable Object getReturnValue() {
    return returned;
  }

  @Override
  public void updateReturnValue(@Nullable Object value) {
    returned = value;
  }

  @Override
  public Logger getLogger() {
    Logger created = logger;
    if (created == null) {
      created = new InvocationLogger(log);
      logger = created;
    }
    return created;
  }

  @Override
  public String getInvocationId() {
    return invocation.id();
  }

  @Override
  public String getFunctionName() {
    return log.functionName();
  }

  @Override
  public TraceContext getTraceContext() {
    return new HostTrace(invocation.id());
  }

  @Override
  public RetryContext getRetryContext() {
    return attempt;
  }
}
