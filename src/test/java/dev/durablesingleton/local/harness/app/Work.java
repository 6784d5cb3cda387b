package dev.durablesingleton.local.harness.app;

/** What an orchestration of the mix is started with, and what it hands to its activities. */
public class Work {
  /** Whose orchestration it is. */
  public String instanceId;

  /** Which start it came from; of two starts of one ID only one may ever run. */
  public String token;

  /** Round, step or event, whatever is counted. */
  public int number;

  /** For JSON. */
  public Work() {}

  /** The same work's next step. */
  public Work(String instanceId, String token, int number) {
    this.instanceId = instanceId;
    this.token = token;
    this.number = number;
  }
}
