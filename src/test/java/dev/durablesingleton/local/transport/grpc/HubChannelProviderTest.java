package dev.durablesingleton.local.transport.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.functionapp.PackageClassLoader;
import dev.durablesingleton.local.functionapp.StagedPackage;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.transport.ClientTransport;
import dev.durablesingleton.local.transport.Header;
import dev.durablesingleton.local.transport.HubTransport;
import io.grpc.KnownLength;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.MethodManifestation;
import net.bytebuddy.description.modifier.Visibility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builders are asked for as the SDK does, in the class loader of a package with its own gRPC. */
@DisplayName("A channel of a package")
class HubChannelProviderTest {

  private static final int HUB_PORT = 4001;
  private static final String API = ManagedChannel.class.getName();
  private static final String HUB_CHANNEL = HubChannel.class.getName();

  @TempDir Path folder;
  private final ClientTransport transport = new ClientTransport();
  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "::1", "[::1]"})
  void calls_in_the_process_for_the_hubs_own_address(String host) throws Exception {
    ClassLoader classes = grpc();

    assertThat(built(byAddress(classes, host, HUB_PORT))).isEqualTo(HUB_CHANNEL);
    assertThat(transport.whyUnused()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:4001", "dns:///localhost:4001", "dns:///[::1]:4001"})
  void calls_in_the_process_for_the_hubs_own_target(String target) throws Exception {
    assertThat(built(byTarget(grpc(), target))).isEqualTo(HUB_CHANNEL);
  }

  @Test
  void connects_to_every_other_address() throws Exception {
    ClassLoader classes = grpc();

    for (Object builder :
        List.of(
            byAddress(classes, "localhost", HUB_PORT + 1),
            byAddress(classes, "example.com", HUB_PORT),
            byTarget(classes, "example.com:4001"),
            byTarget(classes, "dns://server/localhost:4001"),
            byTarget(classes, "localhost"))) {
      assertThat(builder.getClass().getName()).contains("NettyChannelBuilder");
      assertThat(built(builder)).isNotEqualTo(HUB_CHANNEL);
    }
    assertThat(transport.whyUnused().orElseThrow()).startsWith("its gRPC library is relocated");
  }

  @Test
  void connects_with_settings_that_only_a_connection_has() throws Exception {
    Object builder = byAddress(grpc(), "localhost", HUB_PORT);
    builder
        .getClass()
        .getClassLoader()
        .loadClass(ManagedChannelBuilder.class.getName())
        .getMethod("defaultLoadBalancingPolicy", String.class)
        .invoke(builder, "round_robin");

    assertThat(built(builder)).isNotEqualTo(HUB_CHANNEL);
  }

  @Test
  void connects_if_its_grpc_lacks_something() throws Exception {
    Map<String, byte[]> api = api();
    api.remove(KnownLength.class.getName().replace('.', '/') + ".class");

    assertConnectsWith(api);
    assertThat(transport.whyUnused().orElseThrow())
        .startsWith("its gRPC library does not fit (java.lang.NoClassDefFoundError");
  }

  @Test
  void connects_if_its_grpc_needs_something_that_this_host_does_not_have() throws Exception {
    Map<String, byte[]> api = api();
    api.put(
        API.replace('.', '/') + ".class",
        new ByteBuddy()
            .redefine(ManagedChannel.class)
            .defineMethod("newer", void.class, Visibility.PUBLIC, MethodManifestation.ABSTRACT)
            .withoutCode()
            .make()
            .getBytes());

    assertConnectsWith(api);
    assertThat(transport.whyUnused().orElseThrow())
        .contains(
            "this host does not implement public abstract void io.grpc.ManagedChannel.newer()");
  }

  private void assertConnectsWith(Map<String, byte[]> api) throws Exception {
    StagedPackage.in(folder).jar("grpc-api.jar", api);
    ClassLoader classes = loader(folder.resolve("grpc-api.jar"));

    assertThat(byAddress(classes, "localhost", HUB_PORT).getClass().getName())
        .contains("NettyChannelBuilder");
  }

  /** The gRPC library of the SDK that this build uses. */
  private ClassLoader grpc() {
    return loader(jar(API));
  }

  private ClassLoader loader(Path api) {
    List<Path> jars =
        Stream.concat(
                Stream.of(api),
                Stream.of(
                        "com.google.common.base.Preconditions",
                        "com.google.common.util.concurrent.internal.InternalFutureFailureAccess",
                        "io.grpc.Context",
                        "io.grpc.internal.ObjectPool",
                        "io.grpc.netty.shaded.io.grpc.netty.NettyChannelProvider",
                        "io.grpc.util.ForwardingLoadBalancer",
                        "io.perfmark.PerfMark")
                    .map(HubChannelProviderTest::jar))
            .distinct()
            .toList();
    transport.serve(new OnePort());
    PackageClassLoader loader = PackageClassLoader.over(jars, transport, HostLog.none());
    open.add(loader);
    return loader;
  }

  private static Object byAddress(ClassLoader classes, String host, int port) throws Exception {
    return classes
        .loadClass(ManagedChannelBuilder.class.getName())
        .getMethod("forAddress", String.class, int.class)
        .invoke(null, host, port);
  }

  private static Object byTarget(ClassLoader classes, String target) throws Exception {
    return classes
        .loadClass(ManagedChannelBuilder.class.getName())
        .getMethod("forTarget", String.class)
        .invoke(null, target);
  }

  /** Builds a channel without TLS, and returns the name of its class. */
  private String built(Object builder) throws Exception {
    ClassLoader classes = builder.getClass().getClassLoader();
    Class<?> builders = classes.loadClass(ManagedChannelBuilder.class.getName());
    builders.getMethod("usePlaintext").invoke(builder);
    Object channel = builders.getMethod("build").invoke(builder);
    Method shutdown = classes.loadClass(API).getMethod("shutdownNow");
    open.add(0, () -> shutdown.invoke(channel));
    return channel.getClass().getName();
  }

  /** The jar of the tests' class path that has this class. */
  private static Path jar(String type) {
    try {
      return Path.of(
          Class.forName(type).getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ReflectiveOperationException | URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Map<String, byte[]> api() throws Exception {
    Map<String, byte[]> entries = new HashMap<>();
    try (JarFile file = new JarFile(jar(API).toFile())) {
      for (JarEntry entry : file.stream().filter(each -> !each.isDirectory()).toList()) {
        try (InputStream in = file.getInputStream(entry)) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return entries;
  }

  /** A hub that is served at one port and gets no call. */
  private record OnePort() implements HubTransport {

    @Override
    public boolean serves(String host, int port) {
      return port == HUB_PORT && !host.equals("example.com");
    }

    @Override
    public Call begin(String method, List<Header> headers, Responses responses) {
      throw new UnsupportedOperationException();
    }
  }
}
