package dev.durablesingleton.internal.client;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import java.lang.reflect.Field;
import java.net.URI;
import java.util.Optional;

/** Address of the engine's gRPC endpoint. */
record EngineAddress(String host, int port) {

  /** Where {@link DurableClientContext} keeps the address; it has no method for it. */
  private static final String FIELD = "rpcBaseUrl";

  /** The address that a context's own client connects to; empty if it cannot be read. */
  static Optional<EngineAddress> of(DurableClientContext context) {
    try {
      Field field = DurableClientContext.class.getDeclaredField(FIELD);
      field.setAccessible(true);
      URI url = URI.create(String.valueOf(field.get(context)));
      return url.getHost() == null || url.getPort() < 0
          ? Optional.empty()
          : Optional.of(new EngineAddress(url.getHost(), url.getPort()));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
