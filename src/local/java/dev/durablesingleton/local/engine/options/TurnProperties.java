package dev.durablesingleton.local.engine.options;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Value;
import dev.durablesingleton.local.messages.OrchestratorEntityParameters;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import org.jspecify.annotations.Nullable;

/**
 * The fields that each request for a turn has besides the history, serialized. The SDK takes {@code
 * defaultVersion} for sub-orchestrations without a version (1.9.0).
 */
public final class TurnProperties {

  private static final TurnProperties NONE = new TurnProperties(ByteString.EMPTY);

  private final ByteString serialized;

  private TurnProperties(ByteString serialized) {
    this.serialized = serialized;
  }

  /** No further fields. */
  static TurnProperties none() {
    return NONE;
  }

  /**
   * The fields that the Durable extension sends to functions (3.19.0, recorded).
   *
   * @param reorderWindow {@code entityMessageReorderWindowInMinutes}
   */
  public static TurnProperties ofExtension(
      @Nullable String defaultVersion, java.time.Duration reorderWindow) {
    OrchestratorRequest.Builder request =
        OrchestratorRequest.newBuilder()
            .setEntityParameters(
                OrchestratorEntityParameters.newBuilder()
                    .setEntityMessageReorderWindow(
                        Duration.newBuilder().setSeconds(reorderWindow.toSeconds())))
            .putProperties("HttpDefaultAsyncRequestSleepTimeMilliseconds", number(30_000))
            .putProperties("IncludeState", flag(true))
            .putProperties("IsExtendedSession", flag(false))
            .putProperties("ExtendedSessionIdleTimeoutInSeconds", number(0));
    if (defaultVersion != null) {
      request.putProperties(
          "defaultVersion", Value.newBuilder().setStringValue(defaultVersion).build());
    }
    return new TurnProperties(request.build().toByteString());
  }

  /** The fields as a part of a serialized {@code OrchestratorRequest}. */
  public ByteString serialized() {
    return serialized;
  }

  private static Value number(double value) {
    return Value.newBuilder().setNumberValue(value).build();
  }

  private static Value flag(boolean value) {
    return Value.newBuilder().setBoolValue(value).build();
  }
}
