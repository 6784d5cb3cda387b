package com.example.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The staged package on the local host, by its jar. */
class RaceIT {

  private static final int CALLERS = 8;
  private static final int ROUNDS = 25;
  private static final Pattern ADDRESS = Pattern.compile("http://localhost:[0-9]+");

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static Process host;
  private static String address;

  @BeforeAll
  static void serve() throws IOException {
    host =
        new ProcessBuilder(
                "java",
                "-jar",
                "target/durable-local.jar",
                "--port",
                "0",
                "--store",
                "memory",
                System.getProperty("package.folder"))
            .redirectErrorStream(true)
            .start();
    BufferedReader lines = host.inputReader();
    StringBuilder log = new StringBuilder();
    while (address == null) {
      String line = lines.readLine();
      if (line == null) {
        throw new IOException("The host has ended: " + log);
      }
      log.append(line).append('\n');
      Matcher found = ADDRESS.matcher(line);
      if (found.find()) {
        address = found.group();
      }
    }
    Thread reader = new Thread(() -> lines.lines().forEach(line -> {}));
    reader.setDaemon(true);
    reader.start();
  }

  @AfterAll
  static void stop() {
    host.destroy();
  }

  @Test
  void of_eight_callers_one_wins() {
    for (int round = 1; round <= ROUNDS; round++) {
      String path = "/api/invoices/contoso/month-" + round;
      List<CompletableFuture<HttpResponse<String>>> answers =
          IntStream.range(0, CALLERS)
              .mapToObj(caller -> CLIENT.sendAsync(put(path), BodyHandlers.ofString()))
              .toList();
      List<Integer> statuses =
          answers.stream().map(answer -> answer.join().statusCode()).sorted().toList();
      assertEquals(List.of(202, 409, 409, 409, 409, 409, 409, 409), statuses, path);
    }
  }

  @Test
  @Timeout(120)
  void the_dashboard_shows_the_run_of_the_keeper() throws Exception {
    HttpResponse<String> run =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(address + "/admin/functions/Keep"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofString());
    assertEquals(202, run.statusCode());

    HttpResponse<String> page = get("/api/singletons");
    assertTrue(page.body().contains("<title>Singletons"), page.body());
    assertEquals(200, get("/api/singletons/assets/app.js").statusCode());
    assertEquals("[\"InvoiceRun\"]", get("/api/singletons/orchestrators").body());
    // The keeper runs in the background.
    HttpResponse<String> list = get("/api/singletons/instances?prefix=kept-");
    while (!list.body().contains("kept-run")) {
      Thread.onSpinWait();
      list = get("/api/singletons/instances?prefix=kept-");
    }
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
  }

  private static HttpRequest put(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .PUT(BodyPublishers.ofString(""))
        .build();
  }
}
