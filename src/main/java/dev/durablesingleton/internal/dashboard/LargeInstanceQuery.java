package dev.durablesingleton.internal.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.durablesingleton.internal.client.ManagementClient;
import dev.durablesingleton.internal.json.AppJson;
import dev.durablesingleton.internal.links.OwnHostLinks;
import dev.durablesingleton.internal.settings.KeptSingletons;
import io.grpc.Status;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads one instance that is larger than a message of the durable client from the management API,
 * whose answers have no limit. Both use the continuation tokens of the storage provider.
 */
final class LargeInstanceQuery {

  private static final String TOKEN = "x-ms-continuation-token";

  private final ManagementClient management;
  private final Supplier<OwnHostLinks> links;

  LargeInstanceQuery(ManagementClient management, Supplier<OwnHostLinks> links) {
    this.management = management;
    this.links = links;
  }

  /**
   * Reads the page of one instance that begins at a token, without the custom status.
   *
   * @param token of the previous page; null for the first
   * @throws io.grpc.StatusRuntimeException if the management API does not list it
   */
  InstancePage page(InstanceFilter filter, @Nullable String token, KeptSingletons kept) {
    HttpResponse<String> answer =
        management
            .get(links.get().list(filter.parameters() + "&top=1&showInput=false"), TOKEN, token)
            .filter(response -> response.statusCode() == 200)
            .orElseThrow(LargeInstanceQuery::unreadable);
    try {
      List<ListedInstance> instances = new ArrayList<>();
      for (JsonNode instance : AppJson.read(answer.body())) {
        instances.add(ListedInstance.of(instance, kept));
      }
      return new InstancePage(instances, next(answer));
    } catch (JsonProcessingException e) {
      throw unreadable();
    }
  }

  private static @Nullable String next(HttpResponse<String> answer) {
    Optional<String> token = answer.headers().firstValue(TOKEN);
    return token.filter(text -> !text.isBlank()).orElse(null);
  }

  private static RuntimeException unreadable() {
    return Status.RESOURCE_EXHAUSTED
        .withDescription(
            "an instance is larger than a message, and the host's management API did not list it"
                + " either")
        .asRuntimeException();
  }
}
