package dev.durablesingleton.dashboard;

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

@DisplayName("The page in a browser, on a host that asks for keys")
class PageWithKeysIT extends PageBrowserTests {

  private static final String KEY = "a-host-key-of-the-tests";
  private static final String PAGE_KEY = "a-key-of-the-page-alone";
  private static final String SYSTEM_KEY = "the-system-key-of-the-tests";

  private static final List<String> SEEN_BY_THE_PAGE =
      List.of(
          "",
          "/assets/api.js",
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
    // Keys lie beside the hub's file.
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
  void says_in_one_sentence_what_a_key_of_one_function_lacks() {
    page().chrome().get(site().base() + "/api/singletons?code=" + PAGE_KEY);
    page()
        .until(
            p ->
                p.text("#trouble")
                    .equals(
                        "The key that the page was opened with does not open its functions; open it"
                            + " with a host key."));
    // The browser reports the refusals, as it should.
    page().chrome().manage().logs().get(LogType.BROWSER);
  }

  @Test
  void never_lets_the_system_key_reach_the_page() {
    for (String path : SEEN_BY_THE_PAGE) {
      assertThat(site().get("singletons" + path).body()).isNotEmpty().doesNotContain(SYSTEM_KEY);
    }
  }
}
