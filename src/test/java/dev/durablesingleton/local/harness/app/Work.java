package dev.durablesingleton.local.harness.app;

/** The input of orchestrations of the mix and of their activities. */
public class Work {
  /** The instance ID. */
  public String instanceId;

  /** Identifies the start; of two starts of one ID only one may run. */
  public String token;

  /** The number of the generation, step or event. */
  public int number;

  /** For JSON. */
  public Work() {}

  /** One step of the work. */
  public Work(String instanceId, String token, int number) {
    this.instanceId = instanceId;
    this.token = token;
    this.number = number;
  }
}
