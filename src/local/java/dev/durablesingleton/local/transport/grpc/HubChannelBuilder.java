package dev.durablesingleton.local.transport.grpc;

import dev.durablesingleton.local.transport.HubTransport;
import io.grpc.BinaryLog;
import io.grpc.ClientInterceptor;
import io.grpc.CompressorRegistry;
import io.grpc.DecompressorRegistry;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.NameResolver;
import io.grpc.ProxyDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds a channel to the hub, in the process if all settings allow it. Settings of a connection,
 * such as keep-alive, have no effect there. With a setting that changes how calls are made, such as
 * TLS or a service config, the channel connects to the port: all settings are then applied to the
 * builder of the next provider. Not thread-safe.
 */
final class HubChannelBuilder extends ManagedChannelBuilder<HubChannelBuilder> {

  private static final int DEFAULT_MAX_INBOUND_BYTES = 4 << 20;

  private final HubTransport hub;
  private final String authority;
  private final Supplier<ManagedChannelBuilder<?>> next;
  private final List<Consumer<ManagedChannelBuilder<?>>> settings = new ArrayList<>();
  private final List<ClientInterceptor> interceptors = new ArrayList<>();
  private @Nullable Executor executor;
  private int maxInboundBytes = DEFAULT_MAX_INBOUND_BYTES;
  private boolean plaintext;
  private boolean needsConnection;

  /**
   * @param next creates the builder of a channel that connects
   */
  HubChannelBuilder(HubTransport hub, String authority, Supplier<ManagedChannelBuilder<?>> next) {
    this.hub = hub;
    this.authority = authority;
    this.next = next;
  }

  @Override
  public ManagedChannel build() {
    if (needsConnection || !plaintext) {
      ManagedChannelBuilder<?> connecting = next.get();
      settings.forEach(setting -> setting.accept(connecting));
      return connecting.build();
    }
    return new HubChannel(hub, authority, interceptors, executor, maxInboundBytes);
  }

  @Override
  public HubChannelBuilder directExecutor() {
    executor = Runnable::run;
    return noted(ManagedChannelBuilder::directExecutor);
  }

  @Override
  public HubChannelBuilder executor(@Nullable Executor executor) {
    this.executor = executor;
    return noted(connecting -> connecting.executor(executor));
  }

  @Override
  public HubChannelBuilder intercept(List<ClientInterceptor> added) {
    List<ClientInterceptor> copy = List.copyOf(added);
    interceptors.addAll(copy);
    return noted(connecting -> connecting.intercept(copy));
  }

  @Override
  public HubChannelBuilder intercept(ClientInterceptor... added) {
    return intercept(List.of(added));
  }

  @Override
  public HubChannelBuilder maxInboundMessageSize(int bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("negative max: " + bytes);
    }
    maxInboundBytes = bytes;
    return noted(connecting -> connecting.maxInboundMessageSize(bytes));
  }

  @Override
  public HubChannelBuilder usePlaintext() {
    plaintext = true;
    return noted(ManagedChannelBuilder::usePlaintext);
  }

  @Override
  public HubChannelBuilder useTransportSecurity() {
    plaintext = false;
    return noted(ManagedChannelBuilder::useTransportSecurity);
  }

  // Settings of a connection.

  @Override
  public HubChannelBuilder offloadExecutor(Executor offload) {
    return noted(connecting -> connecting.offloadExecutor(offload));
  }

  @Override
  public HubChannelBuilder userAgent(@Nullable String agent) {
    return noted(connecting -> connecting.userAgent(agent));
  }

  @Override
  public HubChannelBuilder overrideAuthority(String name) {
    return noted(connecting -> connecting.overrideAuthority(name));
  }

  @Override
  public HubChannelBuilder enableFullStreamDecompression() {
    return noted(ManagedChannelBuilder::enableFullStreamDecompression);
  }

  @Override
  public HubChannelBuilder decompressorRegistry(DecompressorRegistry registry) {
    return noted(connecting -> connecting.decompressorRegistry(registry));
  }

  @Override
  public HubChannelBuilder compressorRegistry(CompressorRegistry registry) {
    return noted(connecting -> connecting.compressorRegistry(registry));
  }

  @Override
  public HubChannelBuilder idleTimeout(long value, TimeUnit unit) {
    return noted(connecting -> connecting.idleTimeout(value, unit));
  }

  @Override
  public HubChannelBuilder maxInboundMetadataSize(int bytes) {
    return noted(connecting -> connecting.maxInboundMetadataSize(bytes));
  }

  @Override
  public HubChannelBuilder keepAliveTime(long value, TimeUnit unit) {
    return noted(connecting -> connecting.keepAliveTime(value, unit));
  }

  @Override
  public HubChannelBuilder keepAliveTimeout(long value, TimeUnit unit) {
    return noted(connecting -> connecting.keepAliveTimeout(value, unit));
  }

  @Override
  public HubChannelBuilder keepAliveWithoutCalls(boolean enable) {
    return noted(connecting -> connecting.keepAliveWithoutCalls(enable));
  }

  @Override
  public HubChannelBuilder maxRetryAttempts(int attempts) {
    return noted(connecting -> connecting.maxRetryAttempts(attempts));
  }

  @Override
  public HubChannelBuilder maxHedgedAttempts(int attempts) {
    return noted(connecting -> connecting.maxHedgedAttempts(attempts));
  }

  @Override
  public HubChannelBuilder retryBufferSize(long bytes) {
    return noted(connecting -> connecting.retryBufferSize(bytes));
  }

  @Override
  public HubChannelBuilder perRpcBufferLimit(long bytes) {
    return noted(connecting -> connecting.perRpcBufferLimit(bytes));
  }

  /** Only a service config asks for retries. */
  @Override
  public HubChannelBuilder disableRetry() {
    return noted(ManagedChannelBuilder::disableRetry);
  }

  /** Only a service config asks for retries. */
  @Override
  public HubChannelBuilder enableRetry() {
    return noted(ManagedChannelBuilder::enableRetry);
  }

  @Override
  public HubChannelBuilder maxTraceEvents(int most) {
    return noted(connecting -> connecting.maxTraceEvents(most));
  }

  @Override
  public HubChannelBuilder disableServiceConfigLookUp() {
    return noted(ManagedChannelBuilder::disableServiceConfigLookUp);
  }

  // Settings that need a connection.

  @Override
  @Deprecated
  public HubChannelBuilder nameResolverFactory(NameResolver.Factory factory) {
    return connected(connecting -> connecting.nameResolverFactory(factory));
  }

  @Override
  public HubChannelBuilder defaultLoadBalancingPolicy(String policy) {
    return connected(connecting -> connecting.defaultLoadBalancingPolicy(policy));
  }

  @Override
  public HubChannelBuilder setBinaryLog(BinaryLog log) {
    return connected(connecting -> connecting.setBinaryLog(log));
  }

  @Override
  public HubChannelBuilder proxyDetector(ProxyDetector detector) {
    return connected(connecting -> connecting.proxyDetector(detector));
  }

  @Override
  public HubChannelBuilder defaultServiceConfig(@Nullable Map<String, ?> config) {
    return connected(connecting -> connecting.defaultServiceConfig(config));
  }

  private HubChannelBuilder connected(Consumer<ManagedChannelBuilder<?>> setting) {
    needsConnection = true;
    return noted(setting);
  }

  private HubChannelBuilder noted(Consumer<ManagedChannelBuilder<?>> setting) {
    settings.add(setting);
    return this;
  }
}
