package dev.durablesingleton.testkit;

import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Starts and stops a hub: with each test, or, if its field is static, with the test class. The life
 * cycle of test instances has no influence.
 */
abstract class HubExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private final HubSettings settings;
  private volatile @Nullable RunningHub running;
  private int openClasses;

  HubExtension(HubSettings settings) {
    this.settings = settings;
  }

  /**
   * JUnit calls this for each nested class too, which shares the hub of its enclosing class, and
   * with {@code PER_CLASS} also for an instance field.
   */
  @Override
  public final void beforeAll(ExtensionContext context) {
    if (isInStaticField(context.getRequiredTestClass()) && openClasses++ == 0) {
      start(context);
    }
  }

  /**
   * @throws IllegalStateException if tests that share an instance field run in parallel
   */
  @Override
  public final synchronized void beforeEach(ExtensionContext context) {
    if (openClasses > 0) {
      return;
    }
    if (running != null) {
      throw new IllegalStateException(
          "Another test runs with this hub at the same time. Use @TestInstance(PER_METHOD), or run the tests of this class in one thread with @Execution(SAME_THREAD).");
    }
    start(context);
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
    if (openClasses > 0 && --openClasses == 0) {
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

  private synchronized void start(ExtensionContext context) {
    RunningHub hub = new RunningHub(settings);
    running = hub;
    hub.context().functions().warnings().forEach(warning -> logOnce(warning, context));
  }

  /** Logs a warning once in a test run, not for each test. */
  private static void logOnce(String warning, ExtensionContext context) {
    context
        .getRoot()
        .getStore(Namespace.create(HubExtension.class))
        .getOrComputeIfAbsent(
            warning,
            key -> {
              System.getLogger(DurableHub.class.getName()).log(Level.WARNING, key);
              return true;
            });
  }

  private synchronized void stop() {
    runningHub().close();
    running = null;
  }

  /** Searches the test class with its super types and the classes around it. */
  private boolean isInStaticField(Class<?> testClass) {
    Deque<Class<?>> types = new ArrayDeque<>(Set.of(testClass));
    Set<Class<?>> seen = new HashSet<>();
    while (!types.isEmpty()) {
      Class<?> type = types.pop();
      if (!seen.add(type)) {
        continue;
      }
      if (Arrays.stream(type.getDeclaredFields()).anyMatch(this::isHolder)) {
        return true;
      }
      types.addAll(Arrays.asList(type.getInterfaces()));
      Arrays.asList(type.getSuperclass(), type.getEnclosingClass()).stream()
          .filter(Objects::nonNull)
          .forEach(types::add);
    }
    return false;
  }

  private boolean isHolder(Field field) {
    if (!Modifier.isStatic(field.getModifiers())
        || (!HubExtension.class.isAssignableFrom(field.getType())
            && !field.getType().isAssignableFrom(DurableHub.class))) {
      return false;
    }
    try {
      return field.trySetAccessible() && field.get(null) == this;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("The field " + field + " cannot be read.", e);
    }
  }
}
