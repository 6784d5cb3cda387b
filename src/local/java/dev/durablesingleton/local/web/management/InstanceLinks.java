package dev.durablesingleton.local.web.management;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.web.http.HttpResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The management URLs of an instance, as the extension returns them after a start. */
final class InstanceLinks {

  private static final int ACCEPTED = 202;
  private static final String POLL_SECONDS = "10";

  private final HubIdentity hub;

  InstanceLinks(HubIdentity hub) {
    this.hub = hub;
  }

  /** The response to a start: 202 with all links. */
  HttpResponse started(String origin, String id) {
    String base = origin + WebhookPath.PREFIX + "/instances/" + encoded(id);
    String query =
        "taskHub="
            + hub.name()
            + "&connection="
            + hub.connection()
            + "&code="
            + hub.systemKey().get();
    String status = base + "?" + query;
    JsonObject links = new JsonObject();
    links.addProperty("id", id);
    links.addProperty("statusQueryGetUri", status);
    links.addProperty("sendEventPostUri", base + "/raiseEvent/{eventName}?" + query);
    links.addProperty("terminatePostUri", base + "/terminate?reason={text}&" + query);
    links.addProperty("purgeHistoryDeleteUri", status);
    links.addProperty("restartPostUri", base + "/restart?" + query);
    links.addProperty("suspendPostUri", base + "/suspend?reason={text}&" + query);
    links.addProperty("resumePostUri", base + "/resume?reason={text}&" + query);
    return HttpResponse.json(ACCEPTED, links)
        .with("Location", status)
        .with("Retry-After", POLL_SECONDS);
  }

  /** Form-encoded as in .NET, which leaves three more characters unencoded than Java. */
  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8)
        .replace("%21", "!")
        .replace("%28", "(")
        .replace("%29", ")");
  }
}
