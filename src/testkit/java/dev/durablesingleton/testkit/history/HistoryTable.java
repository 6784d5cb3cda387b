package dev.durablesingleton.testkit.history;

import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets a history as a table whose columns are as wide as what they hold. */
final class HistoryTable {

  private static final int WIDEST = 60;

  private HistoryTable() {}

  static String of(List<HistoryEvent> events) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(HistoryRow.HEAD.cells());
    Map<Integer, String> names = new HashMap<>();
    for (HistoryEvent event : events) {
      if (event.hasTaskScheduled()) {
        names.put(event.getEventId(), event.getTaskScheduled().getName());
      } else if (event.hasSubOrchestrationInstanceCreated()) {
        names.put(event.getEventId(), event.getSubOrchestrationInstanceCreated().getName());
      }
      HistoryRow.of(event, names)
          .ifPresent(row -> lines.add(row.cells().stream().map(HistoryTable::shortened).toList()));
    }
    return lines.size() == 1 ? "(no history yet)\n" : set(lines);
  }

  private static String set(List<List<String>> lines) {
    int columns = lines.get(0).size();
    int[] widths = new int[columns];
    for (List<String> line : lines) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        row.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
      }
      table.append(row.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }

  private static String shortened(String cell) {
    String line = cell.replaceAll("\\s+", " ").strip();
    return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…";
  }
}
