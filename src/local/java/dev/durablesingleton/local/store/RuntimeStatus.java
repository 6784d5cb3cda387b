package dev.durablesingleton.local.store;

/**
 * Status of an orchestration instance, in the order and with the numbers ({@link #ordinal()}) of
 * {@code OrchestrationStatus} in the SDK's protobuf.
 */
public enum RuntimeStatus {
  RUNNING("Running"),
  COMPLETED("Completed"),
  CONTINUED_AS_NEW("ContinuedAsNew"),
  FAILED("Failed"),
  CANCELED("Canceled"),
  TERMINATED("Terminated"),
  PENDING("Pending"),
  SUSPENDED("Suspended");

  private final String label;

  RuntimeStatus(String label) {
    this.label = label;
  }

  /** The name in the management API's JSON. */
  public String label() {
    return label;
  }

  /** Whether an instance in this status has ended and its ID may be started again. */
  public boolean isTerminal() {
    return this == COMPLETED || this == FAILED || this == CANCELED || this == TERMINATED;
  }
}
