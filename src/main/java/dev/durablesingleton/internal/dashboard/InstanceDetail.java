package dev.durablesingleton.internal.dashboard;

import com.microsoft.durabletask.FailureDetails;
import com.microsoft.durabletask.OrchestrationMetadata;
import dev.durablesingleton.internal.client.CustomStatus;
import dev.durablesingleton.internal.links.ApiFormat;
import org.jspecify.annotations.Nullable;

/**
 * Details of one instance. Input, output and custom status are the stored texts, almost always
 * JSON; null for none.
 *
 * @param failure failure details that the engine stores apart from the output; Azure Storage stores
 *     none
 * @param kept whether the keeper keeps it running
 * @param textsLeftOut whether input, output and custom status were too large to be read
 */
record InstanceDetail(
    String id,
    String name,
    String state,
    boolean finished,
    String created,
    String changed,
    @Nullable String input,
    @Nullable String output,
    @Nullable String customStatus,
    @Nullable Failure failure,
    boolean kept,
    boolean textsLeftOut) {

  /** Why the instance failed. */
  record Failure(String type, String message, @Nullable String stackTrace) {

    static @Nullable Failure of(@Nullable FailureDetails details) {
      return details == null || text(details.getErrorMessage()) == null
          ? null
          : new Failure(
              details.getErrorType(), details.getErrorMessage(), text(details.getStackTrace()));
    }
  }

  static InstanceDetail of(OrchestrationMetadata instance, boolean withTexts, boolean kept) {
    return new InstanceDetail(
        instance.getInstanceId(),
        instance.getName(),
        ApiFormat.of(instance.getRuntimeStatus()),
        StateName.isFinished(instance.getRuntimeStatus()),
        instance.getCreatedAt().toString(),
        instance.getLastUpdatedAt().toString(),
        text(instance.getSerializedInput()),
        text(instance.getSerializedOutput()),
        withTexts ? CustomStatus.of(instance).orElse(null) : null,
        Failure.of(instance.getFailureDetails()),
        kept,
        !withTexts);
  }

  /** The SDK returns an empty text for none, and the start token is blank. */
  private static @Nullable String text(@Nullable String stored) {
    return stored == null || stored.isBlank() ? null : stored.strip();
  }
}
