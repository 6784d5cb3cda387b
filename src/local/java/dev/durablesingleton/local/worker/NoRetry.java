package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.RetryContext;
import com.microsoft.azure.functions.RpcException;

/** The retry context of a first attempt: zeros and empty texts, never null. */
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
