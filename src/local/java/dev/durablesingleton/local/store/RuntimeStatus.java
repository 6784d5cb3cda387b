package dev.durablesingleton.local.store;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The status of an orchestration instance. The numbers are those of {@code OrchestrationStatus} in
 * the protocol, and are stored.
 */
public enum RuntimeStatus {
  RUNNING(0, "Running"),
  COMPLETED(1, "Completed"),
  CONTINUED_AS_NEW(2, "ContinuedAsNew"),
  FAILED(3, "Failed"),
  CANCELED(4, "Canceled"),
  TERMINATED(5, "Terminated"),
  PENDING(6, "Pending"),
  SUSPENDED(7, "Suspended");

  private final int number;
  private final String label;

  RuntimeStatus(int number, String label) {
    this.number = number;
    this.label = label;
  }

  /** Returns the status with a number; empty if there is none. */
  public static Optional<RuntimeStatus> of(int number) {
    return Arrays.stream(values()).filter(status -> status.number == number).findFirst();
  }

  /** Returns the status with a label, ignoring case; empty if there is none. */
  public static Optional<RuntimeStatus> ofLabel(String label) {
    return Arrays.stream(values())
        .filter(status -> status.label.equalsIgnoreCase(label))
        .findFirst();
  }

  /** Returns the statuses of instances that have not ended. */
  public static Set<RuntimeStatus> unfinished() {
    return Arrays.stream(values())
        .filter(status -> !status.isTerminal())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The number in protobuf messages and in the store. */
  public int number() {
    return number;
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
