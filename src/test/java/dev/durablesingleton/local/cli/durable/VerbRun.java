package dev.durablesingleton.local.cli.durable;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a verb has printed, and its exit code. */
record VerbRun(int exitCode, String out, String err) {

  static VerbRun of(Map<String, String> environment, Path directory, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode =
        DurableCommand.execute(
            new VerbContext(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                environment,
                directory),
            List.of(args));
    return new VerbRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }

  static VerbRun of(String... args) {
    return of(Map.of(), Path.of(""), args);
  }

  JsonObject object() {
    return JsonParser.parseString(out).getAsJsonObject();
  }

  JsonArray array() {
    return JsonParser.parseString(out).getAsJsonArray();
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
