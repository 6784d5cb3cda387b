package dev.durablesingleton.local.web.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.durablesingleton.local.web.TestSite;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class LargeEventTest {

  private static final int LIMIT = 4 << 20;

  @Test
  void an_event_may_be_as_large_as_a_start_and_no_larger() {
    try (TestSite site = TestSite.of().maxBody(2L * LIMIT).start()) {
      site.post(ManagementSite.BASE + "orchestrators/Wait/w", null);
      assertThat(raise(site, LIMIT + 1).statusCode()).isEqualTo(413);
      assertThat(raise(site, LIMIT + 1).body())
          .isEqualTo("{\"Message\":\"The event has 4194305 bytes; the limit is 4194304.\"}");
      assertThat(raise(site, LIMIT).statusCode()).isEqualTo(202);
    }
  }

  private static HttpResponse<String> raise(TestSite site, int bytes) {
    String body = '"' + "x".repeat(bytes - 2) + '"';
    String path = ManagementSite.BASE + "instances/w/raiseEvent/go";
    return site.post(path, body, "Content-Type", "application/json");
  }
}
