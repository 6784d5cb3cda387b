package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.durablesingleton.fixtures.HostedApp;
import dev.durablesingleton.internal.json.AppJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/** What a page of another site can do from a real browser, if the host requires no keys. */
@DisplayName("A page of another site")
class ForeignPageIT {

  private static final String WEBHOOK = "/runtime/webhooks/durabletask";
  private static final String REBOUND = "rebound.example";

  @RegisterExtension static final HostedApp APP = new HostedApp();

  private static ChromeDriver chrome;
  private static HttpServer foreign;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    Browser.assumeThere();
    foreign = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    foreign.createContext(
        "/",
        exchange -> {
          byte[] page = "<!DOCTYPE html><title>foreign</title>".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    foreign.start();
    chrome =
        Browser.open(
            folder.resolve("profile"),
            "--host-resolver-rules=MAP *.example 127.0.0.1",
            "--disable-features=LocalNetworkAccessChecks");
    chrome.manage().timeouts().scriptTimeout(Duration.ofSeconds(20));
    APP.http().send("POST", "/api/orchestrators/PeriodicCleanup/victim", DashboardSite.HOURLY);
  }

  @AfterAll
  static void close() {
    if (chrome != null) {
      chrome.quit();
      foreign.stop(0);
    }
  }

  @Test
  void changes_nothing_by_any_kind_of_request() {
    String keys = keys();
    for (String page :
        List.of("evil.example:" + foreign.getAddress().getPort(), "localhost:" + port(foreign))) {
      for (String kind : List.of("fetch", "beacon", "iframe", "form", "sandbox")) {
        for (String target : targets(kind + "-" + page.charAt(0))) {
          send("http://" + page + "/", kind, APP.host().port(), target);
        }
      }
    }

    assertThat(ids()).containsExactly("victim");
    assertThat(status("victim")).contains("\"runtimeStatus\":\"Running\"");
    assertThat(keys()).isEqualTo(keys);
  }

  @Test
  void reaches_nothing_by_a_name_that_is_rebound() {
    String keys = keys();
    String base = "http://" + REBOUND + ":" + APP.host().port();
    for (String path :
        List.of("/", "/api/singletons", "/admin/host/keys", WEBHOOK + "/instances")) {
      chrome.get(base + path);
      assertThat(chrome.getPageSource())
          .contains("This host does not serve the name '" + REBOUND + "'");
    }
    for (String target : targets("rebound")) {
      assertThat(chrome.executeAsyncScript(FETCH_OWN, target)).isEqualTo(421L);
    }

    assertThat(ids()).containsExactly("victim");
    assertThat(keys()).isEqualTo(keys);
  }

  @Test
  void is_distinguished_from_the_dashboard() {
    chrome.get("http://localhost:" + APP.host().port() + "/api/singletons");
    assertThat(chrome.getTitle()).contains("Singletons");
    String own = "/api/orchestrators/HelloCities/own-page";
    assertThat(chrome.executeAsyncScript(FETCH_OWN, own)).isEqualTo(202L);

    Awaitility.await()
        .until(
            () -> {
              APP.http().send("DELETE", WEBHOOK + "/instances/own-page", (String) null);
              return !ids().contains("own-page");
            });
  }

  private static final String FETCH_OWN =
      """
      const [path, done] = arguments;
      fetch(path, {method: 'POST', body: '{}'}).then(answer => done(answer.status), () => done(0));
      """;

  /** Each sends one POST without a preflight and reports when it was sent. */
  private static final Map<String, String> KINDS =
      Map.of(
          "fetch",
          """
          const [url, done] = arguments;
          fetch(url, {method: 'POST', mode: 'no-cors', body: '{}'}).finally(() => done());
          """,
          "beacon",
          """
          const [url, done] = arguments;
          navigator.sendBeacon(url, '{}');
          fetch(url, {method: 'HEAD', mode: 'no-cors'}).finally(() => done());
          """,
          "iframe",
          """
          const [url, done] = arguments;
          const frame = document.createElement('iframe');
          frame.name = 'target';
          const form = document.createElement('form');
          Object.assign(form, {method: 'POST', action: url, target: 'target'});
          document.body.append(frame, form);
          frame.onload = () => { frame.remove(); done(); };
          form.submit();
          setTimeout(done, 3000);
          """,
          "form",
          """
          const [url, done] = arguments;
          const form = document.createElement('form');
          Object.assign(form, {method: 'POST', action: url});
          document.body.append(form);
          form.submit();
          """,
          "sandbox",
          """
          const [url, done] = arguments;
          const frame = document.createElement('iframe');
          frame.sandbox = 'allow-scripts allow-forms';
          frame.srcdoc = '<form method=post action="' + url + '"></form><script>document.forms[0].submit()</script>';
          let loads = 0;
          frame.onload = () => { if (++loads === 2) { frame.remove(); done(); } };
          document.body.append(frame);
          setTimeout(done, 3000);
          """);

  private static void send(String page, String kind, int port, String path) {
    chrome.get(page);
    String url = "http://localhost:" + port + path;
    if (kind.equals("form")) {
      chrome.executeScript(KINDS.get(kind), url);
      Awaitility.await().until(() -> chrome.getPageSource().contains("A page of another site"));
    } else {
      chrome.executeAsyncScript(KINDS.get(kind), url);
    }
  }

  private static List<String> targets(String id) {
    return List.of(
        "/api/orchestrators/HelloCities/app-" + id,
        WEBHOOK + "/orchestrators/HelloCities/webhook-" + id,
        WEBHOOK + "/instances/victim/terminate?reason=evil",
        WEBHOOK + "/instances/victim/restart",
        "/admin/host/keys/evil",
        "/admin/host/systemkeys/durabletask_extension");
  }

  private static int port(HttpServer server) {
    return server.getAddress().getPort();
  }

  private static Set<String> ids() {
    Set<String> ids = new TreeSet<>();
    try {
      AppJson.read(get(WEBHOOK + "/instances"))
          .forEach(instance -> ids.add(instance.path("instanceId").asText()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return ids;
  }

  private static String status(String id) {
    return get(WEBHOOK + "/instances/" + id);
  }

  private static String keys() {
    return (get("/admin/host/keys") + get("/admin/host/systemkeys"))
        .replaceAll("\"links\".*?]", "");
  }

  private static String get(String path) {
    return APP.http().send("GET", path, (String) null).body();
  }
}
