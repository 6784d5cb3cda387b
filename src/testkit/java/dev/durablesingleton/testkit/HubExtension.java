package dev.durablesingleton.testkit;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts and stops a hub: with each test, or, if its field is static, with the test class. */
abstract class HubExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private final HubSettings settings;
  private volatile RunningHub running;
  private int openClasses;

  HubExtension(HubSettings settings) {
    this.settings = settings;
  }

  /** JUnit also calls this for each nested class, which shares the hub of its enclosing class. */
  @Override
  public final void beforeAll(ExtensionContext context) {
    if (openClasses++ == 0) {
      running = new RunningHub(settings);
    }
  }

  @Override
  public final void beforeEach(ExtensionContext context) {
    if (openClasses == 0) {
      running = new RunningHub(settings);
    }
  }

  /** Fails the test if a mistake was found that no wait has reported. */
  @Override
  public final void afterEach(ExtensionContext context) {
    RunningHub hub = runningHub();
    if (openClasses == 0) {
      stop();
    }
    hub.context().mistakes().failIfAny();
  }

  @Override
  public final void afterAll(ExtensionContext context) {
    if (--openClasses == 0) {
      stop();
    }
  }

  /** The hub of the current test. */
  final RunningHub runningHub() {
    RunningHub hub = running;
    if (hub == null) {
      throw new IllegalStateException(
          "This hub is not running. Put @RegisterExtension before its field, and use it in tests or in methods that run before or after each test.");
    }
    return hub;
  }

  private void stop() {
    running.close();
    running = null;
  }
}
