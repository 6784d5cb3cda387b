package dev.durablesingleton.internal.settings;

import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.start.InvalidRequestException;
import dev.durablesingleton.start.Reuse;
import java.util.ArrayList;
import java.util.List;

/**
 * Entry on one line: function, instance ID, and optionally input and policy, separated by blanks.
 */
record LineEntry(int line, String text) implements Entry {

  static List<Entry> all(String setting) {
    List<Entry> entries = new ArrayList<>();
    List<String> lines = setting.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        entries.add(new LineEntry(i + 1, lines.get(i).strip()));
      }
    }
    return entries;
  }

  @Override
  public String position() {
    return "Line " + line;
  }

  @Override
  public KeptSingleton read(OrchestratorNames names) {
    String[] words = text.split("\\s+", 3);
    if (words.length < 2) {
      throw new InvalidRequestException(
          "'"
              + text
              + "' is not a valid entry. Expected: <function> <instance ID> [<JSON input>] [<policy>];"
              + " the policy is "
              + Reuse.NAMES
              + ".");
    }
    String rest = words.length == 2 ? "" : words[2];
    // No JSON text ends with a policy's name outside quotes, so the last word is unambiguous.
    String last = rest.substring(rest.stripTrailing().lastIndexOf(' ') + 1);
    boolean hasPolicy = Reuse.named(last).isPresent();
    String input = hasPolicy ? rest.substring(0, rest.length() - last.length()).strip() : rest;
    return KeptSingleton.of(names, words[0], words[1], input, hasPolicy ? last : "");
  }
}
