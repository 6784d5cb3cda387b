package dev.durablesingleton.local.harness.kill;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.harness.HostClient;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes random calls until the host is killed. Callers use few IDs, so that they compete: at most
 * one of two starts of an ID may be acknowledged.
 */
final class Caller {
  /** The number of calls of one caller. */
  static final int CALLS = 20;

  private static final int IDS = 6;
  private static final int ROUNDS_BACK = 3;

  private final HostClient host;
  private final Ledger ledger;
  private final AtomicInteger counter;
  private final Random random;
  private final int round;

  /**
   * @param counter numbers all starts and events of the run
   */
  Caller(HostClient host, Ledger ledger, AtomicInteger counter, Random random, int round) {
    this.host = host;
    this.ledger = ledger;
    this.counter = counter;
    this.random = random;
    this.round = round;
  }

  /**
   * @param calls counted down after each call
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
      case 3, 4 -> raise(collector());
      case 5 -> ledger.signalled(host.signal(Ledger.COUNTER, "add", "1"));
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
    ledger.terminated(id, host.command(id, "terminate"));
  }

  private void suspendOrResume(String id) {
    ledger.commanded(id, host.command(id, random.nextBoolean() ? "suspend" : "resume"));
  }
}
