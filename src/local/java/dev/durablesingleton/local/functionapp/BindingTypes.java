package dev.durablesingleton.local.functionapp;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The binding types that an app can use: some are built into the host, the others come with the
 * extension bundle. Only unknown types are errors, although this host does not support all others.
 */
final class BindingTypes {

  private static final Set<String> BUILT_IN =
      Set.of("httptrigger", "http", "timertrigger", "warmuptrigger");

  /** Types of bundle 4.x, without the suffix {@code Trigger}. */
  private static final Set<String> BUNDLED =
      Set.of(
          ("orchestration orchestrationclient activity entity durableclient queue blob table"
                  + " eventgrid eventhub servicebus cosmosdb kafka rabbitmq sendgrid twiliosms"
                  + " signalr signalrconnectioninfo signalrendpoints signalrnegotiation webpubsub"
                  + " webpubsubconnection webpubsubcontext sql mysql redispubsub redislist"
                  + " redisstream redis kusto daprservice daprbinding daprtopic daprinvoke"
                  + " daprpublish daprsecret daprstate mcptool mcptoolproperty mcpresource"
                  + " assistantskill assistantcreate assistantquery assistantpost embeddings"
                  + " embeddingsstore semanticsearch textcompletion authenticationtoken")
              .split(" "));

  private final boolean hasExtensions;

  BindingTypes(boolean hasExtensions) {
    this.hasExtensions = hasExtensions;
  }

  /** Returns the host's message for unknown types; null if all are known. */
  @Nullable String problem(List<Binding> bindings) {
    List<String> unknown =
        bindings.stream()
            .map(Binding::type)
            .filter(t -> !isKnown(t.toLowerCase(Locale.ROOT)))
            .toList();
    if (unknown.isEmpty()) {
      return null;
    }
    return "The binding type(s) '"
        + String.join(", ", unknown)
        + (hasExtensions
            ? "' were not found in the configured extension bundle. Please ensure the type is correct"
                + " and the correct version of extension bundle is configured"
            : "' are not registered. Please ensure the type is correct and the binding extension is"
                + " installed.");
  }

  private boolean isKnown(String type) {
    return BUILT_IN.contains(type)
        || (hasExtensions
            && Stream.of(type, type.replaceFirst("trigger$", "")).anyMatch(BUNDLED::contains));
  }
}
