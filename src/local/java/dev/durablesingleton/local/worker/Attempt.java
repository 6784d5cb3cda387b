package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.RetryContext;
import com.microsoft.azure.functions.RpcException;
import dev.durablesingleton.local.functionapp.RetryPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a call, as function code sees it: never null, with empty texts unless an earlier
 * attempt failed. Immutable.
 *
 * @param retries number of earlier attempts
 * @param maxRetries of the retry policy; 0 without a policy
 * @param failure message of the previous attempt's failure
 * @param stack its Java stack trace
 */
record Attempt(int retries, int maxRetries, String failure, String stack)
    implements RetryContext, RpcException {

  static Attempt first(@Nullable RetryPolicy policy) {
    return new Attempt(0, policy == null ? 0 : policy.maxRetryCount(), "", "");
  }

  Attempt next(String failure, String stack) {
    return new Attempt(retries + 1, maxRetries, failure, stack);
  }

  @Override
  public int getRetrycount() {
    return retries;
  }

  @Override
  public int getMaxretrycount() {
    return maxRetries;
  }

  @Override
  public RpcException getException() {
    return this;
  }

  @Override
  public String getSource() {
    return "";
  }

  @Override
  public String getStacktrace() {
    return stack;
  }

  @Override
  public String getMessage() {
    return failure;
  }
}
