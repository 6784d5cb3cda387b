package dev.durablesingleton.local;

import static dev.durablesingleton.fixtures.HostedApp.FOLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.durablesingleton.fixtures.HostProcess;
import dev.durablesingleton.fixtures.Http;
import dev.durablesingleton.local.functionapp.StagedPackage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A host that requires keys")
class AuthProcessIT {

  private static final String SYSTEM_KEY = "/admin/host/systemkeys/durabletask_extension";

  @TempDir private Path folder;

  @Test
  void says_where_the_keys_are_that_its_first_start_created() throws Exception {
    Path hub = folder.resolve("data/hub.db");
    try (HostProcess process = serve(hub)) {
      process.port();
      Path file = folder.resolve("data/keys.json");
      process.awaitLine("Requests need a key; the keys are in " + file + ".");
      JsonObject keys = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      String host = key(keys, "host", "default");
      String master = key(keys, "master", "_master");
      Http http = process.http();
      String start = "/api/orchestrators/HelloCities/a";

      assertThat(http.send("POST", start, "").statusCode()).isEqualTo(401);
      assertThat(http.send("POST", start + "?code=" + host, "").statusCode()).isEqualTo(202);
      assertThat(get(http, "/admin/host/status?code=" + host)).isEqualTo(403);
      assertThat(get(http, "/admin/host/status?code=" + master)).isEqualTo(200);
    }
    onlyTheOwnerCanRead(folder.resolve("data"));
  }

  @Test
  void uses_a_renewed_system_key_at_once_everywhere() throws Exception {
    try (HostProcess process = serve(folder.resolve("hub.db"))) {
      process.port();
      JsonObject keys =
          JsonParser.parseString(Files.readString(folder.resolve("keys.json"))).getAsJsonObject();
      String host = key(keys, "host", "default");
      String master = key(keys, "master", "_master");
      String old = key(keys, "system", "durabletask_extension");
      Http http = process.http();

      String renewed =
          JsonParser.parseString(http.send("POST", SYSTEM_KEY + "?code=" + master, "").body())
              .getAsJsonObject()
              .get("value")
              .getAsString();
      JsonObject links =
          JsonParser.parseString(
                  http.send("POST", "/api/orchestrators/HelloCities/b?code=" + host, "").body())
              .getAsJsonObject();
      String status = links.get("statusQueryGetUri").getAsString();
      String webhook = "/runtime/webhooks/durabletask/orchestrators/HelloCities/c?code=" + renewed;

      assertThat(renewed).isNotEqualTo(old);
      assertThat(status).contains("code=" + renewed);
      assertThat(get(http, pathOf(status))).isIn(200, 202);
      assertThat(get(http, pathOf(status.replace(renewed, old)))).isEqualTo(401);
      assertThat(http.send("POST", webhook, "").body()).contains(renewed).doesNotContain(old);
      assertThat(get(http, "/api/singletons/history?id=b&code=" + host)).isEqualTo(200);
    }
  }

  @Test
  void removes_the_access_of_other_users_to_the_folder_of_an_earlier_version() throws Exception {
    StagedPackage.in(folder.resolve("app"));
    Path data = Files.createDirectories(folder.resolve(".durable"));
    assumeTrue(Files.getFileStore(data).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path earlier = Files.createFile(data.resolve("earlier.db"));
    Files.setPosixFilePermissions(earlier, PosixFilePermissions.fromString("rw-r--r--"));

    try (HostProcess process =
        HostProcess.run("--port", "0", "--auth", folder.resolve("app").toString())) {
      process.awaitLine("Requests need a key; the keys are in " + data.resolve("keys.json"));
      onlyTheOwnerCanRead(data);
    }
  }

  private static HostProcess serve(Path hub) {
    return HostProcess.run("--port", "0", "--auth", "--store", hub.toString(), FOLDER.toString());
  }

  private static void onlyTheOwnerCanRead(Path folder) throws Exception {
    if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      return;
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  private static String key(JsonObject keys, String group, String name) {
    return keys.getAsJsonObject(group).get(name).getAsString();
  }

  private static int get(Http http, String path) {
    return http.send("GET", path, (String) null).statusCode();
  }

  private static String pathOf(String url) {
    URI uri = URI.create(url);
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
