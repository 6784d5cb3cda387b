package dev.durablesingleton.local.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.fixtures.FuzzSeed;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FuzzTest {

  private static final int REQUESTS = 2_000;
  private static final String[] METHODS = {
    "GET", "POST", "DELETE", "PUT", "HEAD", "OPTIONS", "FOO"
  };
  private static final String[] PIECES = {
    "/",
    "/api",
    "/echo",
    "/admin",
    "/host",
    "/status",
    "/functions",
    "/runtime",
    "/webhooks",
    "/durabletask",
    "/instances",
    "/orchestrators",
    "/Echo",
    "/raiseEvent",
    "/terminate",
    "/restart",
    "/..",
    "/.",
    "//",
    "%2F",
    "%00",
    "%",
    "%zz",
    "%C3",
    "%252F",
    "+",
    "?",
    "&",
    "=",
    "top=1",
    "code=x",
    "timeout=0.1",
    "pollingInterval=0.1",
    "taskHub=",
    "connection=Nope",
    "#",
    "|",
    "{",
    "\"",
    "\u00e9",
    "x"
  };
  private static final String[] BODIES = {
    "", "{}", "{\"a\": ", "null", "[1,2]", "\u00ff\u0000", "'x'"
  };

  private final Random random = new Random(FuzzSeed.get());

  @Test
  void no_request_hangs_or_returns_a_stack_trace_and_the_host_keeps_serving() throws IOException {
    try (TestSite site = TestSite.with(TestFunction.returning("Echo", "echo/{*p}", "ok"))) {
      for (int i = 0; i < REQUESTS; i++) {
        String request = request();

        assertThat(RawClient.exchange(site.port(), request))
            .as(request)
            .matches("(?s)HTTP/1.1 (200|202|204|400|404|409|410|412|415|500) .*")
            .doesNotContain("\tat ", "NullPointer", "IndexOutOfBounds", "ClassCast");
      }
      assertThat(site.get("/api/echo").body()).isEqualTo("ok");
      assertThat(site.post("/runtime/webhooks/durabletask/orchestrators/Echo", null).statusCode())
          .isEqualTo(202);
      assertThat(site.log()).noneMatch(line -> line.startsWith("ERROR"));
    }
  }

  private String request() {
    StringBuilder target = new StringBuilder(random.nextInt(8) == 0 ? "" : "/");
    if (random.nextBoolean()) {
      target.append("runtime/webhooks/durabletask");
    }
    for (int i = random.nextInt(7); i >= 0; i--) {
      target.append(pick(PIECES));
    }
    String body = pick(BODIES);
    return pick(METHODS)
        + " "
        + target
        + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        + "Content-Type: "
        + (random.nextBoolean() ? "application/json" : "text/plain")
        + "\r\n"
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
