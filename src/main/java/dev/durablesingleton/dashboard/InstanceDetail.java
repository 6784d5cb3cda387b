package dev.durablesingleton.dashboard;

import com.microsoft.durabletask.FailureDetails;
import com.microsoft.durabletask.OrchestrationMetadata;
import dev.durablesingleton.links.ApiFormat;

/**
 * One instance as the page shows it. Input, output and custom status are the stored texts, JSON
 * almost always; null for none.
 *
 * @param failure what the engine kept beside the output; Azure Storage keeps nothing
 * @param parent the ID of the instance that this one is named after; null for none
 * @param textsLeftOut whether input, output and custom status are too large to be shown
 */
record InstanceDetail(
    String id,
    String name,
    String state,
    boolean finished,
    String created,
    String changed,
    String input,
    String output,
    String customStatus,
    Failure failure,
    String parent,
    boolean kept,
    boolean textsLeftOut) {

  /** Why it failed. */
  record Failure(String type, String message, String stackTrace) {

    static Failure of(FailureDetails details) {
      return details == null || text(details.getErrorMessage()) == null
          ? null
          : new Failure(
              details.getErrorType(), details.getErrorMessage(), text(details.getStackTrace()));
    }
  }

  static InstanceDetail of(
      OrchestrationMetadata instance, boolean withTexts, String parent, boolean kept) {
    return new InstanceDetail(
        instance.getInstanceId(),
        instance.getName(),
        ApiFormat.of(instance.getRuntimeStatus()),
        StateName.isFinished(instance.getRuntimeStatus()),
        instance.getCreatedAt().toString(),
        instance.getLastUpdatedAt().toString(),
        text(instance.getSerializedInput()),
        text(instance.getSerializedOutput()),
        withTexts ? CustomStatus.of(instance) : null,
        Failure.of(instance.getFailureDetails()),
        parent,
        kept,
        !withTexts);
  }

  /** The SDK has an empty text for none, and the starter's mark is blank. */
  private static String text(String stored) {
    return stored == null || stored.isBlank() ? null : stored.strip();
  }
}
