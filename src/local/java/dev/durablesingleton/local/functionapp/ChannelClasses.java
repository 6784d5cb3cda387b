package dev.durablesingleton.local.functionapp;

import dev.durablesingleton.local.transport.HubTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The classes that the host adds to a package, so that its durable clients call the hub in the
 * process. They use the package's gRPC, so its class loader defines them, and gRPC finds them as a
 * service. The types by which they reach the hub are the host's own.
 */
final class ChannelClasses {

  /** Where gRPC looks up how to build channels. */
  private static final String SERVICE = "META-INF/services/io.grpc.ManagedChannelProvider";

  private static final String SHARED = HubTransport.class.getPackageName() + ".";
  private static final String ADDED = SHARED + "grpc.";
  private static final String PROVIDER = ADDED + "HubChannelProvider";

  private ChannelClasses() {}

  /** Whether a class is the host's own. */
  static boolean isShared(String name) {
    return name.startsWith(SHARED) && !name.startsWith(ADDED);
  }

  /** The code of a class that the package's class loader defines; null for all other classes. */
  static byte @Nullable [] code(String name, ClassLoader host) {
    if (!name.startsWith(ADDED)) {
      return null;
    }
    try (InputStream in = host.getResourceAsStream(name.replace('.', '/').concat(".class"))) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The resource that names gRPC's service; null for all other names. */
  static @Nullable URL resource(String name) {
    if (!name.equals(SERVICE)) {
      return null;
    }
    try {
      return new URL(null, "durable-local:/" + SERVICE, new ServiceFile());
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The content of the service file, which is in no jar, because the host's gRPC would find it. */
  private static final class ServiceFile extends URLStreamHandler {

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(PROVIDER.getBytes(StandardCharsets.UTF_8));
        }
      };
    }
  }
}
