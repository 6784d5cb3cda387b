package dev.durablesingleton.internal.links;

import static dev.durablesingleton.fixtures.HostedApp.LASTING;
import static dev.durablesingleton.fixtures.HostedApp.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.durablesingleton.fixtures.HostedApp;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManagementLinksIT {

  @RegisterExtension static final HostedApp APP = new HostedApp();

  static Stream<String> unusualIds() {
    return Stream.of(
        "a+b",
        "a b",
        " a ",
        "100%41",
        "100%2541",
        "x%y",
        "%",
        "%25",
        "%2B",
        "é",
        "日本🚀",
        "a&b",
        "\"q\"",
        "'q'",
        "a;b",
        "a=b",
        "a:b@c,d$e!f*g(h)",
        "<a>|[b]{c}^`",
        "~",
        "...",
        "a.b-c_d",
        "{name}",
        "i".repeat(256),
        "é%+".repeat(85));
  }

  @ParameterizedTest
  @MethodSource("unusualIds")
  void every_link_of_the_answer_reaches_the_instance(String id) {
    JsonObject links = APP.started(LASTING, id, null);
    assertThat(text(links, "id")).isEqualTo(id);

    JsonObject status = APP.awaitStatus(links, "Running");
    assertThat(text(status, "instanceId")).isEqualTo(id);
    assertThat(follow("POST", links, "sendEventPostUri", "1")).isEqualTo(202);
    assertThat(follow("POST", links, "suspendPostUri", "")).isEqualTo(202);
    APP.awaitStatus(links, "Suspended");
    assertThat(follow("POST", links, "resumePostUri", "")).isEqualTo(202);
    APP.awaitStatus(links, "Running");
    assertThat(follow("POST", links, "terminatePostUri", "")).isEqualTo(202);
    JsonObject ended = APP.awaitStatus(links, "Terminated");
    assertThat(text(ended, "output")).isEqualTo("because");
    assertThat(follow("DELETE", links, "purgeHistoryDeleteUri", null)).isEqualTo(200);
    assertThat(follow("GET", links, "statusQueryGetUri", null)).isEqualTo(404);
  }

  private static int follow(String method, JsonObject links, String name, String body) {
    return APP.follow(method, links, name, body).statusCode();
  }
}
