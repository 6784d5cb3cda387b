package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.RetryContext;
import com.microsoft.azure.functions.TraceContext;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Logger;

/** One call of a function, and what function code and middleware see of it. For one thread. */
final class InvocationContext implements MiddlewareContext {

  private final FunctionMethod function;
  private final WorkerExtensions services;
  private final Invocation invocation;
  private final FunctionLog log;
  private final Map<String, Object> replacedInputs = new HashMap<>(2);
  private final Map<String, OutputSlot> outputs = new HashMap<>(2);
  private Object returned;
  private Throwable thrown;
  private Logger logger;

  InvocationContext(
      FunctionMethod function, WorkerExtensions services, Invocation invocation, FunctionLog log) {
    this.function = function;
    this.services = services;
    this.invocation = invocation;
    this.log = log;
  }

  Invocation.Outcome.Returned run() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Middleware sees the real worker's own loader here, which has none of the package's classes;
    // this host's own might offer another version of a library that the package looks up by it.
    thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      new MiddlewarePipeline(services.middlewares(), this).doNext(this);
    } finally {
      thread.setContextClassLoader(before);
    }
    Map<String, Value> written = new HashMap<>(2);
    outputs.forEach((name, slot) -> written.put(name, slot.toValue(conversions())));
    return new Invocation.Outcome.Returned(
        conversions().toValue(returned, function.returns()), Map.copyOf(written));
  }

  /** Calls the method itself, the end of the chain. */
  void callMethod() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(services.classes());
    try {
      Object[] arguments = arguments();
      Object instance = function.instances() == null ? null : function.instances().next();
      returned = function.method().invoke(instance, arguments);
      services.watch().returned(function.method(), invocation, arguments);
    } catch (InvocationTargetException e) {
      thrown = e.getCause();
      services.watch().threw(function.method(), invocation, thrown);
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
      services.watch().unfit(function.method(), invocation, e);
      throw e;
    }
  }

  /** What the method threw, also where middleware caught it; null for nothing. */
  Throwable thrown() {
    return thrown;
  }

  Invocation invocation() {
    return invocation;
  }

  ValueConverter conversions() {
    return function.conversions();
  }

  Object replacedInput(String name) {
    return replacedInputs.get(name);
  }

  OutputSlot output(String name, boolean http) {
    return outputs.computeIfAbsent(name, n -> new OutputSlot(http));
  }

  @Override
  public String getParameterName(String annotationSimpleName) {
    return function.bindingNames().get(annotationSimpleName);
  }

  @Override
  public Object getParameterValue(String name) {
    return invocation.inputs().get(name) instanceof Value.Text text ? text.text() : null;
  }

  @Override
  public void updateParameterValue(String name, Object value) {
    replacedInputs.put(name, value);
  }

  @Override
  public Object getReturnValue() {
    return returned;
  }

  @Override
  public void updateReturnValue(Object value) {
    returned = value;
  }

  @Override
  public Logger getLogger() {
    if (logger == null) {
      logger = new InvocationLogger(log);
    }
    return logger;
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
    return NoRetry.INSTANCE;
  }
}
