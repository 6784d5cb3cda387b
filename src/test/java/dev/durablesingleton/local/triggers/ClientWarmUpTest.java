package dev.durablesingleton.local.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.SidecarServer;
import dev.durablesingleton.http.HttpStartSingle;
import dev.durablesingleton.local.functionapp.AnnotatedFunctions;
import dev.durablesingleton.samples.HelloCities;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
  void has_the_client_look_for_services_in_the_package() {
    ClassLoader classes = new URLClassLoader(new URL[0], before);

    ClientWarmUp.run(classes, engine.port());

    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(classes);
  }

  @Test
  void leaves_a_package_without_the_sdk_alone() {
    ClassLoader classes = new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());

    ClientWarmUp.run(classes, engine.port());

    assertThat(engine.connections()).isZero();
  }

  @Test
  void concerns_packages_with_a_function_that_binds_the_client() {
    assertThat(ClientWarmUp.concerns(AnnotatedFunctions.of("../app.jar", HttpStartSingle.class)))
        .isTrue();
    assertThat(ClientWarmUp.concerns(AnnotatedFunctions.of("../app.jar", HelloCities.class)))
        .isFalse();
  }
}
