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
 * Lists instances from the management API, whose answers have no limit of size, and tell the
 * parents of sub-orchestrations. It uses the same continuation tokens of the storage provider as
 * the durable client.
 */
final class ManagementQuery {

  private static final String TOKEN = "x-ms-continuation-token";

  /** Inputs and outputs may be large, so few are read at a time. */
  private static final int SIZE_WITH_TEXTS = 100;

  private final ManagementClient management;
  private final Supplier<OwnHostLinks> links;
  private final KeptSingletons kept;

  /**
   * Creates a query for the pages of one list.
   *
   * @param kept IDs of the instances that the keeper keeps running
   */
  ManagementQuery(ManagementClient management, Supplier<OwnHostLinks> links, KeptSingletons kept) {
    this.management = management;
    this.links = links;
    this.kept = kept;
  }

  /**
   * Reads the page that begins at a token.
   *
   * @param size number of instances to read, of which those that match are returned; fewer are read
   *     if their texts are searched
   * @param token of the previous page; null for the first
   * @throws io.grpc.StatusRuntimeException if the management API does not list them
   */
  ReadPage page(InstanceFilter filter, int size, @Nullable String token) {
    boolean withTexts = filter.searchesTexts();
    String parameters =
        filter.parameters()
            + "&top="
            + (withTexts ? Math.min(size, SIZE_WITH_TEXTS) : size)
            + "&showInput="
            + withTexts;
    HttpResponse<String> answer =
        management
            .get(links.get().list(parameters), TOKEN, token)
            .filter(response -> response.statusCode() == 200)
            .orElseThrow(ManagementQuery::unreadable);
    try {
      JsonNode documents = AppJson.read(answer.body());
      List<ListedInstance> instances = new ArrayList<>();
      for (JsonNode document : documents) {
        ListedInstance instance = ListedInstance.of(document, kept);
        if (filter.allows(instance) && filter.allows(document)) {
          instances.add(instance);
        }
      }
      return new ReadPage(instances, documents.size(), next(answer));
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
            "the host's management API, which is needed for this filter or for instances that are"
                + " larger than a message, did not list them")
        .asRuntimeException();
  }
}
