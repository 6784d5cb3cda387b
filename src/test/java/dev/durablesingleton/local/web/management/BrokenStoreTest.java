package dev.durablesingleton.local.web.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenStoreTest {

  @ParameterizedTest
  @CsvSource({
    "GET, instances",
    "GET, instances/x",
    "POST, orchestrators/Echo/x",
    "POST, instances/x/terminate",
    "POST, instances/x/restart",
    "DELETE, instances/x",
    "DELETE, instances?createdTimeFrom=2020-01-01"
  })
  void requests_get_503_with_the_cause(String method, String path) {
    try (ManagementSite site = new ManagementSite()) {
      site.site().breakStore(true);

      assertThat(site.send(method, path).statusCode()).isEqualTo(503);
      assertThat(site.send(method, path).body())
          .contains("\"ExceptionMessage\":\"The disk is full.\"");
    }
  }

  @Test
  void requests_succeed_again_once_the_store_works() {
    try (ManagementSite site = new ManagementSite()) {
      site.site().breakStore(true);
      assertThat(site.post("orchestrators/Echo/x").statusCode()).isEqualTo(503);
      site.site().breakStore(false);

      await().until(() -> site.post("orchestrators/Echo/x").statusCode() == 202);
      site.awaitStatus("x", "Completed");
    }
  }
}
