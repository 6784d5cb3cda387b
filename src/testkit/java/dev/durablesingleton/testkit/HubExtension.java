package dev.durablesingleton.testkit;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * When a hub begins and ends: with each test, or with a class of tests where its field is static.
 */
abstract class HubExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private final HubSettings settings;
  private volatile RunningHub running;
  private int openClasses;

  HubExtension(HubSettings settings) {
    this.settings = settings;
  }

  /** Comes once more for each nested class, which shares the hub of the class around it. */
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

  /** Fails with a mistake that no wait of the test has shown. */
  @Override
  public final void afterEach(ExtensionContext context) {
    RunningHub hub = hub();
    if (openClasses == 0) {
      end();
    }
    hub.parts().mistakes().failIfAny();
  }

  @Override
  public final void afterAll(ExtensionContext context) {
    if (--openClasses == 0) {
      end();
    }
  }

  /** The hub of the present test. */
  final RunningHub hub() {
    RunningHub hub = running;
    if (hub == null) {
      throw new IllegalStateException(
          "This hub does not run. Put @RegisterExtension before its field, and use it in tests or in methods that run before or after each.");
    }
    return hub;
  }

  private void end() {
    running.close();
    running = null;
  }
}
