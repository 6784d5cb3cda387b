package dev.durablesingleton.local.engine;

import dev.durablesingleton.local.store.RuntimeStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model of a task hub with one kind of orchestration, which collects numbers until it receives
 * {@link #END} and completes, or {@link #FAIL} and fails. Immutable.
 */
record HubModel(Map<String, Run> runs) implements Model<HubModel, HubModel.Command> {
  static final int END = -1;
  static final int FAIL = -2;

  HubModel {
    runs = Map.copyOf(runs);
  }

  HubModel() {
    this(Map.of());
  }

  /** An instance: the consumed numbers, and those that wait while it is suspended. */
  record Run(RuntimeStatus status, List<Integer> consumed, List<Integer> waiting) {

    Run {
      consumed = List.copyOf(consumed);
      waiting = List.copyOf(waiting);
    }

    Run with(RuntimeStatus other) {
      return new Run(other, consumed, waiting);
    }

    Run event(int number) {
      if (status == RuntimeStatus.SUSPENDED) {
        return new Run(status, consumed, append(waiting, number));
      }
      RuntimeStatus next =
          number == END
              ? RuntimeStatus.COMPLETED
              : number == FAIL ? RuntimeStatus.FAILED : RuntimeStatus.RUNNING;
      return new Run(next, append(consumed, number), waiting);
    }

    Run resume() {
      Run run = new Run(RuntimeStatus.RUNNING, consumed, List.of());
      for (int number : waiting) {
        run = run.status().isTerminal() ? run : run.event(number);
      }
      return run;
    }

    private static List<Integer> append(List<Integer> numbers, int number) {
      List<Integer> all = new ArrayList<>(numbers);
      all.add(number);
      return all;
    }
  }

  /** One command of a caller. */
  record Command(Kind kind, String id, int number) {}

  /** The kinds of commands; the last two concern the host and not an instance. */
  enum Kind {
    START,
    EVENT,
    SUSPEND,
    RESUME,
    TERMINATE,
    PURGE,
    REWIND,
    RESTART,
    BREAK_COMMIT
  }

  @Override
  public Boolean answer(Command command) {
    return accepts(command);
  }

  private boolean accepts(Command command) {
    Run run = runs.get(command.id());
    RuntimeStatus status = run == null ? null : run.status();
    return switch (command.kind()) {
      case START -> status == null || status.isTerminal();
      case EVENT, TERMINATE -> status != null && !status.isTerminal();
      case SUSPEND -> status == RuntimeStatus.RUNNING;
      case RESUME -> status == RuntimeStatus.SUSPENDED;
      case PURGE -> status != null && status.isTerminal();
      case REWIND -> status == RuntimeStatus.FAILED;
      case RESTART, BREAK_COMMIT -> true;
    };
  }

  @Override
  public HubModel after(Command command) {
    if (!accepts(command)) {
      return this;
    }
    Map<String, Run> next = new HashMap<>(runs);
    switch (command.kind()) {
      case START -> next.put(command.id(), new Run(RuntimeStatus.RUNNING, List.of(), List.of()));
      case EVENT -> next.computeIfPresent(command.id(), (id, run) -> run.event(command.number()));
      case SUSPEND ->
          next.computeIfPresent(command.id(), (id, run) -> run.with(RuntimeStatus.SUSPENDED));
      case RESUME -> next.computeIfPresent(command.id(), (id, run) -> run.resume());
      case TERMINATE ->
          next.computeIfPresent(command.id(), (id, run) -> run.with(RuntimeStatus.TERMINATED));
      case PURGE -> next.remove(command.id());
      default -> {
        // A rewound orchestrator throws again; commands to the host change no instance.
      }
    }
    return new HubModel(next);
  }

  /** The status of each instance, and the output of one that has completed. */
  @Override
  public Map<String, String> seen() {
    Map<String, String> seen = new TreeMap<>();
    runs.forEach((id, run) -> seen.put(id, seen(run)));
    return seen;
  }

  private static String seen(Run run) {
    boolean completed = run.status() == RuntimeStatus.COMPLETED;
    return run.status() + (completed ? " " + run.consumed().toString().replace(" ", "") : "");
  }
}
