package dev.durablesingleton.page;

import dev.durablesingleton.local.HostOptions;
import dev.durablesingleton.local.web.keys.KeyScope;
import dev.durablesingleton.local.web.keys.KeyStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The page in a browser, on a host that asks for keys")
class PageWithKeysIT extends PageBrowserTests {

  private static final String KEY = "a-host-key-of-the-tests";

  @Override
  HostOptions options(Path packageFolder, Path folder) {
    // Keys lie beside the hub's file.
    KeyStore.open(folder.resolve("keys.json"), new SecureRandom())
        .set(KeyScope.HOST, "default", KEY);
    return HostOptions.inMemory(packageFolder).withFile(folder.resolve("hub.db")).withAuth();
  }

  @Override
  String key() {
    return KEY;
  }
}
