package dev.durablesingleton.internal.links;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.Gson;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.FakeRequest;
import org.junit.jupiter.api.Test;

class ManagementLinksTest {

  private final FakeRequest request =
      new FakeRequest().url("https://app.example:8443/api/orchestrators/X/y?wait=1");

  @Test
  void equal_the_sdks_links_for_an_id_that_needs_no_encoding() throws Exception {
    DurableClientContext context = Contexts.withQuery("code=KEY");
    JsonMapper json = JsonMapper.builder().build();
    String sdk = new Gson().toJson(context.createHttpManagementPayload(request, "tour-1"));
    ObjectNode links = json.valueToTree(links(context, "tour-1"));
    // This SDK has no such link; newer ones have it behind restartPostUri.
    assertThat(links.fieldNames())
        .toIterable()
        .containsSequence("restartPostUri", "rewindPostUri", "sendEventPostUri");
    assertThat(links.remove("rewindPostUri").asText())
        .isEqualTo(links.get("terminatePostUri").asText().replace("/terminate?", "/rewind?"));
    // Compared as text, because the order of the members matters.
    assertThat(links.toString()).isEqualTo(json.readTree(sdk).toString());
  }

  @Test
  void encode_the_id_so_that_the_host_finds_it() {
    ManagementLinks links = links(Contexts.withQuery("code=KEY"), "a+b");
    String instance = "https://app.example:8443/runtime/webhooks/durabletask/instances/a%25252Bb";
    assertThat(links.id()).isEqualTo("a+b");
    assertThat(links.statusQueryGetUri()).isEqualTo(instance + "?code=KEY");
    assertThat(links.sendEventPostUri()).isEqualTo(instance + "/raiseEvent/{eventName}?code=KEY");
    assertThat(links.terminatePostUri()).isEqualTo(instance + "/terminate?reason={text}&code=KEY");
  }

  @Test
  void have_no_trailing_separator_without_a_key() {
    ManagementLinks links = links(Contexts.withQuery(""), "x");
    assertThat(links.statusQueryGetUri()).endsWith("/instances/x");
    assertThat(links.suspendPostUri()).endsWith("/instances/x/suspend?reason={text}");
  }

  private ManagementLinks links(DurableClientContext context, String id) {
    return ManagementLinks.of(context, request, id, PublicAddress.OF_THE_REQUEST);
  }
}
