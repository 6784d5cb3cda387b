package dev.durablesingleton.local.cli.durable;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Prints the result of a verb, for people or for scripts. */
final class Output {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private final PrintStream out;
  private final PrintStream err;
  private final boolean json;

  Output(PrintStream out, PrintStream err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
  }

  /** Prints the document, always in UTF-8, or these lines. */
  void print(JsonElement document, List<String> lines) {
    if (json) {
      out.writeBytes((GSON.toJson(document) + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } else {
      lines.forEach(line -> out.println(Printable.of(line)));
    }
  }

  /** Prints a message that is not part of the result. */
  void tell(String message) {
    err.println(Printable.of(message));
  }
}
