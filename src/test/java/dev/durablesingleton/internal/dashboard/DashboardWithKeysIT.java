package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.web.keys.KeyScope;
import dev.durablesingleton.local.web.keys.KeyStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.logging.LogType;

@DisplayName("The dashboard on a host that requires keys")
class DashboardWithKeysIT extends DashboardBrowserTests {

  private static final String KEY = "a-host-key-of-the-tests";
  private static final String PAGE_KEY = "a-key-of-the-page-alone";
  private static final String SYSTEM_KEY = "the-system-key-of-the-tests";

  private static final List<String> PATHS =
      List.of(
          "",
          "/assets/api.js",
          "/app",
          "/instances",
          "/counts",
          "/orchestrators",
          "/instance?id=fleet",
          "/history?id=fleet",
          "/instance?id=nobody",
          "/history?id=nobody",
          "/history?id=%3Fx%23");

  @Override
  HostOptions options(Path packageFolder, Path folder) {
    // The keys file is in the folder of the hub's file.
    KeyStore keys = KeyStore.open(folder.resolve("keys.json"), new SecureRandom());
    keys.set(KeyScope.HOST, "default", KEY);
    keys.set(KeyScope.SYSTEM, KeyStore.DURABLE, SYSTEM_KEY);
    keys.set(KeyScope.of("SingletonsPage"), "default", PAGE_KEY);
    return HostOptions.inMemory(packageFolder).withFile(folder.resolve("hub.db")).withAuth();
  }

  @Override
  String key() {
    return KEY;
  }

  @Test
  void explains_that_the_key_of_one_function_is_not_enough() {
    page().chrome().get(site().base() + "/api/singletons?code=" + PAGE_KEY);
    page()
        .until(
            p ->
                p.text("#error")
                    .equals(
                        "The key in the URL is not valid for all functions of the dashboard. Open the"
                            + " page with a host key."));
    // Discards the browser's expected log entries about the refusals.
    page().chrome().manage().logs().get(LogType.BROWSER);
  }

  @Test
  void never_sends_the_system_key_to_the_browser() {
    for (String path : PATHS) {
      assertThat(site().get("singletons" + path).body()).isNotEmpty().doesNotContain(SYSTEM_KEY);
    }
  }
}
