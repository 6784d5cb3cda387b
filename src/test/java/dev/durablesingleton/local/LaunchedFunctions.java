package dev.durablesingleton.local;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions that depend on their process, and some that end it. */
public final class LaunchedFunctions {

  private static final int EXIT_CODE = 3;
  private static final List<byte[]> RETAINED = new ArrayList<>();

  /** Returns working directory, system property and what a child process sees of a setting. */
  @FunctionName("Process")
  public String process(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request)
      throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", "printf '%s' \"$GREETING\"").start();
    String greeting = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return String.join(
        "|", System.getProperty("user.dir"), System.getProperty("my.flag"), greeting);
  }

  @FunctionName("Exit")
  public String exit(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    System.exit(EXIT_CODE);
    return "not reached";
  }

  /** Keeps what it allocates, also after it has failed. */
  @FunctionName("FillHeap")
  public String fillHeap(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    int size = 1 << 20;
    while (true) {
      try {
        RETAINED.add(new byte[size]);
      } catch (OutOfMemoryError e) {
        size = Math.max(size / 2, 1 << 10);
      }
    }
  }
}
