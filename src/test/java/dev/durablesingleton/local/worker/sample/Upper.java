package dev.durablesingleton.local.worker.sample;

import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareChain;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import java.util.Locale;

/** Middleware that changes the input and the result, or skips the function. */
public final class Upper implements Middleware {

  @Override
  public void invoke(MiddlewareContext context, MiddlewareChain chain) throws Exception {
    String name = context.getParameterName("DurableActivityTrigger");
    String in = (String) context.getParameterValue(name);
    if (in.equals("skip")) {
      context.updateReturnValue("skipped");
      return;
    }
    context.updateParameterValue(name, in.toUpperCase(Locale.ROOT));
    chain.doNext(context);
    context.updateReturnValue("<" + context.getReturnValue() + ">");
  }
}
