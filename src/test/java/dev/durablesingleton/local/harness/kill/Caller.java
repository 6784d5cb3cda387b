package dev.durablesingleton.local.harness.kill;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.harness.HostClient;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks a host for this and that, as long as it lives. Callers use few IDs, so that they meet: of
 * two starts of one ID, one at most may be acknowledged.
 */
final class Caller {
  /** How many calls one makes. */
  static final int CALLS = 20;

  private static final int IDS = 6;
  private static final int ROUNDS_BACK = 3;

  private final HostClient host;
  private final Ledger ledger;
  private final AtomicInteger counter;
  private final Random random;
  private final int round;

  /**
   * @param counter numbers every start and event of the whole run
   */
  Caller(HostClient host, Ledger ledger, AtomicInteger counter, Random random, int round) {
    this.host = host;
    this.ledger = ledger;
    this.counter = counter;
    this.random = random;
    this.round = round;
  }

  /**
   * @param calls counted down with each call that is over
   */
  void run(CountDownLatch calls) {
    start(Kind.COLLECT, "collect-" + round);
    start(Kind.GATHER, "gather-" + round);
    for (int call = 0; call < CALLS; call++) {
      callOnce();
      calls.countDown();
    }
  }

  private void callOnce() {
    switch (random.nextInt(10)) {
      case 0 -> suspendOrResume(collector());
      case 1 -> start(Kind.WAIT, "wait-" + round + "-" + random.nextInt(IDS));
      case 2 -> terminate("wait-" + round + "-" + random.nextInt(IDS));
      case 3, 4, 5 -> raise(collector());
      default -> {
        List<Kind> kinds = Kind.selfEnding();
        Kind kind = kinds.get(random.nextInt(kinds.size()));
        start(kind, "%s-%d-%d".formatted(kind.orchestrator(), round, random.nextInt(IDS)));
      }
    }
  }

  private String collector() {
    int of = Math.max(1, round - random.nextInt(ROUNDS_BACK));
    return (random.nextBoolean() ? "collect-" : "gather-") + of;
  }

  private void start(Kind kind, String id) {
    String token = "t" + counter.incrementAndGet();
    JsonObject input = new JsonObject();
    input.addProperty("token", token);
    ledger.started(id, kind, token, host.start(kind.orchestrator(), id, input.toString()));
  }

  private void raise(String id) {
    int number = counter.incrementAndGet();
    ledger.raised(id, number, host.raise(id, "number", "" + number));
  }

  private void terminate(String id) {
    ledger.terminated(id, host.signal(id, "terminate"));
  }

  private void suspendOrResume(String id) {
    ledger.signalled(id, host.signal(id, random.nextBoolean() ? "suspend" : "resume"));
  }
}
