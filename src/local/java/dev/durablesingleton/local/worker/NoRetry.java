package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.RetryContext;
import com.microsoft.azure.functions.RpcException;

/** A call that is no retry: zeros and empty texts, never null. */
enum NoRetry implements RetryContext, RpcException {
  INSTANCE;

  @Override
  public int getRetrycount() {
    return 0;
  }

  @Override
  public int getMaxretrycount() {
    return 0;
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
    return "";
  }

  @Override
  public String getMessage() {
    return "";
  }
}
