package dev.durablesingleton.local.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.SidecarServer;
import dev.durablesingleton.functions.HttpStartSingle;
import dev.durablesingleton.local.functionapp.AnnotatedFunctions;
import dev.durablesingleton.samples.HelloCities;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The warm-up of the package's durable client")
class ClientWarmUpTest {
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private SidecarServer engine;

  @BeforeEach
  void listen() throws IOException {
    engine = new SidecarServer("null");
  }

  @AfterEach
  void close() {
    engine.close();
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void makes_one_connection_with_the_packages_client_and_closes_it() {
    ClientWarmUp.run(before, engine.port());

    assertThat(engine.connections()).isEqualTo(1);
    await().until(() -> engine.openConnections() == 0);
  }

  @Test
  void sets_the_packages_class_loader_as_context_class_loader() {
    ClassLoader classes = new URLClassLoader(new URL[0], before);

    ClientWarmUp.run(classes, engine.port());

    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(classes);
  }

  @Test
  void ignores_a_package_without_the_sdk() {
    ClassLoader classes = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());

    ClientWarmUp.run(classes, engine.port());

    assertThat(engine.connections()).isZero();
  }

  @Test
  void applies_to_functions_with_a_durable_client_binding() {
    assertThat(ClientWarmUp.appliesTo(AnnotatedFunctions.of("../app.jar", HttpStartSingle.class)))
        .isTrue();
    assertThat(ClientWarmUp.appliesTo(AnnotatedFunctions.of("../app.jar", HelloCities.class)))
        .isFalse();
  }
}
