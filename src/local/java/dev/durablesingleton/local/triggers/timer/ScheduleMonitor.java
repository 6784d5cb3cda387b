package dev.durablesingleton.local.triggers.timer;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What is remembered of all timers, by function name. Thread-safe: one monitor guards the map. */
final class ScheduleMonitor {

  private final Map<String, ScheduleStatus> statuses;
  private final Consumer<Map<String, ScheduleStatus>> keeper;

  private ScheduleMonitor(
      Map<String, ScheduleStatus> statuses, Consumer<Map<String, ScheduleStatus>> keeper) {
    this.statuses = new TreeMap<>(statuses);
    this.keeper = keeper;
  }

  /** Forgotten with the process. */
  static ScheduleMonitor inMemory() {
    return new ScheduleMonitor(Map.of(), statuses -> {});
  }

  /** Kept in a file. */
  static ScheduleMonitor in(FileScheduleMonitor file) {
    return new ScheduleMonitor(file.read(), file::write);
  }

  synchronized Optional<ScheduleStatus> find(String function) {
    return Optional.ofNullable(statuses.get(function));
  }

  synchronized void update(String function, ScheduleStatus status) {
    statuses.put(function, status);
    keeper.accept(statuses);
  }
}
