package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.internal.spi.middleware.Middleware;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareChain;
import com.microsoft.azure.functions.internal.spi.middleware.MiddlewareContext;
import java.util.Iterator;
import java.util.List;

/** Runs one call through the package's middleware to its method. */
final class MiddlewarePipeline implements MiddlewareChain {

  private final Iterator<Middleware> remaining;
  private final InvocationContext call;
  private boolean atEnd;

  MiddlewarePipeline(List<Middleware> middlewares, InvocationContext call) {
    this.remaining = middlewares.iterator();
    this.call = call;
  }

  @Override
  public void doNext(MiddlewareContext context) throws Exception {
    if (remaining.hasNext()) {
      remaining.next().invoke(context, this);
    } else if (!atEnd) {
      atEnd = true;
      call.callMethod();
    }
  }
}
