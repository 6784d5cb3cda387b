package dev.durablesingleton.internal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.durablesingleton.fixtures.HostedApp;
import dev.durablesingleton.internal.json.AppJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The dashboard, with instances that are larger than a message of the durable client")
class LargeInstanceIT {

  private static final String WEBHOOK = "/runtime/webhooks/durabletask";

  @RegisterExtension static final HostedApp APP = new HostedApp();

  /** Three instances of 5 MiB among small ones; their outputs alone do not fit into 4 MiB. */
  @BeforeAll
  static void start() {
    for (int i = 0; i < 7; i++) {
      String name = i % 3 == 1 ? "x".repeat(5 << 20) : "small";
      APP.http().send("POST", WEBHOOK + "/orchestrators/ProvisionDevice/i" + i, '"' + name + '"');
    }
    for (int i = 0; i < 7; i++) {
      String status = WEBHOOK + "/instances/i" + i + "?showInput=false";
      Awaitility.await().until(() -> get(status).contains("\"runtimeStatus\":\"Completed\""));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void lists_all_instances_page_by_page(int top) throws Exception {
    StringBuilder ids = new StringBuilder();
    String token = "";
    do {
      JsonNode page =
          json(
              "/api/singletons/instances?top="
                  + top
                  + "&token="
                  + URLEncoder.encode(token, StandardCharsets.UTF_8));
      page.path("instances").forEach(row -> ids.append(row.path("id").asText()).append(' '));
      token = page.path("next").isNull() ? "" : page.path("next").asText();
    } while (!token.isEmpty());

    assertThat(ids.toString().trim().split(" "))
        .containsExactly("i0", "i1", "i2", "i3", "i4", "i5", "i6");
  }

  @Test
  void lists_a_large_instance_by_every_filter() throws Exception {
    JsonNode page =
        json(
            "/api/singletons/instances?prefix=i1&name=device&state=Completed&from=2020-01-01T00:00:00Z&to=2999-01-01T00:00:00Z");

    assertThat(page.path("instances")).hasSize(1);
    JsonNode row = page.path("instances").get(0);
    assertThat(row.path("id").asText()).isEqualTo("i1");
    assertThat(row.path("name").asText()).isEqualTo("ProvisionDevice");
    assertThat(row.path("state").asText()).isEqualTo("Completed");
    assertThat(row.path("created").asText()).startsWith("20").endsWith("Z");
    assertThat(json("/api/singletons/instances?prefix=i1&state=Failed").path("instances"))
        .isEmpty();
  }

  @Test
  void counts_all_instances() throws Exception {
    JsonNode counts = json("/api/singletons/counts");

    assertThat(counts.path("states").path("Completed").asInt()).isEqualTo(7);
    assertThat(counts.path("complete").asBoolean()).isTrue();
  }

  @Test
  void shows_a_large_instance_without_its_texts() throws Exception {
    JsonNode instance = json("/api/singletons/instance?id=i1");

    assertThat(instance.path("state").asText()).isEqualTo("Completed");
    assertThat(instance.path("textsLeftOut").asBoolean()).isTrue();
  }

  private static JsonNode json(String path) throws Exception {
    return AppJson.read(get(path));
  }

  private static String get(String path) {
    return APP.http().send("GET", path, (String) null).body();
  }
}
