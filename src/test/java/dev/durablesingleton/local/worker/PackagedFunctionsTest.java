package dev.durablesingleton.local.worker;

import static dev.durablesingleton.local.worker.SampleFunctions.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector;
import com.microsoft.durabletask.azurefunctions.DurableActivityTrigger;
import dev.durablesingleton.local.functionapp.FunctionsPackage;
import dev.durablesingleton.local.functionapp.PackageClassLoader;
import dev.durablesingleton.local.functionapp.StagedPackage;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.worker.FunctionWorker.Options;
import dev.durablesingleton.local.worker.Invocation.Outcome.Returned;
import dev.durablesingleton.local.worker.Invocation.Outcome.Threw;
import dev.durablesingleton.local.worker.sample.Functions;
import dev.durablesingleton.local.worker.sample.Injector;
import dev.durablesingleton.local.worker.sample.Upper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Functions in a package's jar")
class PackagedFunctionsTest {

  private static final String MIDDLEWARE =
      "META-INF/services/com.microsoft.azure.functions.internal.spi.middleware.Middleware";
  private static final String INJECTOR =
      "META-INF/services/com.microsoft.azure.functions.spi.inject.FunctionInstanceInjector";

  @TempDir Path folder;

  private final List<String> lines = new ArrayList<>();
  private final HostLog log = (level, category, message, failure) -> lines.add(message);

  @Test
  void run_inside_the_middleware_that_the_package_registers() throws Exception {
    staged("contextLoader", Map.of(MIDDLEWARE, service(Upper.class)));
    assertThat(invoke("x")).isEqualTo(returned("<own>"));
  }

  @Test
  void are_skipped_by_middleware_that_does_not_call_the_next() throws Exception {
    staged("contextLoader", Map.of(MIDDLEWARE, service(Upper.class)));
    assertThat(invoke("skip")).isEqualTo(returned("skipped"));
  }

  @Test
  void are_called_on_instances_of_the_packages_injector() throws Exception {
    staged("NoDefaultConstructor", Map.of(INJECTOR, service(Injector.class)));
    assertThat(invoke("x")).isEqualTo(new Returned(new Value.None(), Map.of()));
  }

  @Test
  void all_fail_if_there_are_two_injectors() throws Exception {
    byte[] two =
        (Injector.class.getName() + "\n" + OtherInjector.class.getName())
            .getBytes(StandardCharsets.UTF_8);
    staged("contextLoader", Map.of(INJECTOR, two));
    assertThat(invoke("x"))
        .isInstanceOfSatisfying(
            Threw.class,
            t ->
                assertThat(t.message())
                    .isEqualTo(
                        "Customer function app has multiple FunctionInstanceInjector"
                            + " implementations"));
  }

  @Test
  void use_the_gson_of_the_package() throws Exception {
    staged("order", Map.of()).jar("lib/gson-1.jar", FakeGson.entries());
    assertThat(invoke("{\"order_id\":1}"))
        .isInstanceOfSatisfying(
            Returned.class,
            r ->
                assertThat(r.returned())
                    .isEqualTo(new Value.Json("\"written by the package's own Gson\"")));
    assertThat(lines).anyMatch(line -> line.startsWith("The package contains Gson 1,"));
  }

  @Test
  void use_the_hosts_gson_if_the_package_has_none() throws Exception {
    staged("order", Map.of());
    assertThat(invoke("{\"order_id\":1}"))
        .isEqualTo(new Returned(new Value.Json("{\"order_id\":\"1\"}"), Map.of()));
    assertThat(lines).noneMatch(line -> line.contains("Gson"));
  }

  private StagedPackage staged(String function, Map<String, byte[]> services) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.putAll(StagedPackage.entriesOf(Functions.class.getDeclaredClasses()));
    entries.putAll(
        StagedPackage.entriesOf(Functions.class, Upper.class, Injector.class, OtherInjector.class));
    entries.putAll(services);
    boolean nested = Character.isUpperCase(function.charAt(0));
    String entryPoint =
        Functions.class.getName() + (nested ? "$" + function + ".run" : "." + function);
    return StagedPackage.in(folder)
        .jar("app.jar", entries)
        .jar("lib/durabletask.jar", durableAnnotations())
        .function(
            "F",
            """
            {"scriptFile": "../app.jar", "entryPoint": "%s", "bindings": [
              {"type": "activityTrigger", "direction": "in", "name": "in"},
              {"type": "http", "direction": "out", "name": "$return"}]}
            """
                .formatted(entryPoint));
  }

  private Invocation.Outcome invoke(String in) throws Exception {
    FunctionsPackage functions = StagedPackage.at(folder).open();
    try (PackageClassLoader classes =
            PackageClassLoader.over(functions.classPath(), HostLog.none());
        FunctionWorker worker = FunctionWorker.load(Options.of(functions, classes, log))) {
      return worker.invoke("F", call(new Value.Text(in)));
    }
  }

  private static Returned returned(String text) {
    return new Returned(new Value.Text(text), Map.of());
  }

  private static byte[] service(Class<?> provider) {
    return provider.getName().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> durableAnnotations() {
    return StagedPackage.entriesOf(DurableActivityTrigger.class);
  }

  /** A second injector. */
  public static final class OtherInjector implements FunctionInstanceInjector {
    @Override
    public <T> T getInstance(Class<T> type) {
      throw new UnsupportedOperationException();
    }
  }
}
