package dev.durablesingleton.internal.client;

import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import java.lang.reflect.Field;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Address of the engine's gRPC endpoint. */
record EngineAddress(String host, int port) {

  /** Where {@link DurableClientContext} keeps the address; it has no method for it. */
  private static final String FIELD = "rpcBaseUrl";

  /** Null if this version of the SDK has no such field. */
  private static final @Nullable Field BASE_URL = baseUrl();

  /** Rarely another than before, and each call asks for it. */
  private static volatile Parsed last = Parsed.of("");

  private record Parsed(String url, @Nullable EngineAddress address) {

    static Parsed of(String text) {
      try {
        URI url = new URI(text);
        return new Parsed(
            text,
            url.getHost() == null || url.getPort() < 0
                ? null
                : new EngineAddress(url.getHost(), url.getPort()));
      } catch (URISyntaxException e) {
        return new Parsed(text, null);
      }
    }
  }

  /** The address that a context's own client connects to; empty if it cannot be read. */
  static Optional<EngineAddress> of(DurableClientContext context) {
    if (BASE_URL == null) {
      return Optional.empty();
    }
    String url;
    try {
      url = String.valueOf(BASE_URL.get(context));
    } catch (IllegalAccessException e) {
      return Optional.empty();
    }
    Parsed parsed = last;
    if (!parsed.url().equals(url)) {
      parsed = Parsed.of(url);
      last = parsed;
    }
    return Optional.ofNullable(parsed.address());
  }

  private static @Nullable Field baseUrl() {
    try {
      Field field = DurableClientContext.class.getDeclaredField(FIELD);
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }
}
