package dev.durablesingleton.local.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Mutates recorded requests: changes, repeats, removes and inserts parts, up to invalid HTTP. Equal
 * seeds give equal requests.
 */
final class RequestMutator {

  private static final List<String> METHODS =
      List.of("GET", "POST", "DELETE", "PUT", "HEAD", "OPTIONS", "PATCH", "TRACE", "FOO", "get");

  private static final List<String> ODDITIES =
      List.of(
          "%00",
          "%2F",
          "%252F",
          "%zz",
          "%",
          "%C3%28",
          "%u0041",
          "%F0%9F%98%80",
          "é",
          "\u0000",
          "\u007f",
          "\t",
          " ",
          "\r\n",
          "\n",
          "/",
          "//",
          "/..",
          "/./",
          "\\",
          "?",
          "#",
          "&",
          "=",
          "+",
          "{",
          "}",
          "\"",
          "'",
          "<script>",
          "@",
          ":",
          "|",
          "[",
          "]",
          "*",
          "..",
          "=1&=2",
          "~",
          "-1",
          "99999999999999999999",
          "NaN",
          "1e400",
          "null",
          "true",
          "0001-01-01T00:00:00Z",
          "9999-12-31T23:59:59Z",
          "raiseEvent",
          "instances",
          "orchestrators",
          "entities",
          "admin",
          "taskHub=x",
          "connection=x",
          "top=-1",
          "showHistory=maybe",
          "runtimeStatus=,",
          "createdTimeFrom=x",
          "a".repeat(300),
          "b".repeat(9_000),
          "%41".repeat(400));

  private static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "{",
          "[",
          "null",
          "\"",
          "\"\\ud800\"",
          "[1,2",
          "{\"a\":1}{",
          "'x'",
          "NaN",
          "-",
          "1e999",
          "123456789012345678901234567890",
          "[".repeat(20_000),
          "{\"a\":".repeat(5_000),
          "\u0000\u00ff\u00fe",
          "\u00ef\u00bb\u00bf{}",
          "{\"input\":1}",
          "{\"input\":\"x\"}",
          "/*c*/1",
          "{\"a\":1,\"a\":2}",
          "x".repeat(100_000));

  private static final List<String> TYPES =
      List.of("application/json", "text/plain", "application/octet-stream", "multipart/x", "", "/");

  private final Random random;
  private final List<Exchange> seeds;

  RequestMutator(long seed, List<Exchange> seeds) {
    this.random = new Random(seed);
    this.seeds = seeds;
  }

  /** The bytes of a request. It asks to close the connection unless the mutation removed that. */
  byte[] next() {
    byte[] request = request().getBytes(StandardCharsets.ISO_8859_1);
    return random.nextInt(5) == 0 ? truncated(request) : request;
  }

  private String request() {
    Exchange seed = pick(seeds);
    String method = random.nextInt(4) == 0 ? pick(METHODS) : seed.method();
    String body =
        random.nextInt(3) == 0 || seed.requestBody() == null ? pick(BODIES) : seed.requestBody();
    return method
        + " "
        + target(seed)
        + (random.nextInt(40) == 0 ? " HTTP/1.0" : " HTTP/1.1")
        + "\r\nHost: localhost\r\nConnection: close\r\n"
        + (random.nextBoolean() ? "Content-Type: " + pick(TYPES) + "\r\n" : "")
        + (random.nextInt(10) == 0 ? "X-" + pick(ODDITIES) + ": " + pick(ODDITIES) + "\r\n" : "")
        + framing(body)
        + "\r\n"
        + body;
  }

  private String framing(String body) {
    return switch (random.nextInt(20)) {
      case 0 -> "Content-Length: " + (body.length() + 5) + "\r\n";
      case 1 -> "Content-Length: -1\r\n";
      case 2 -> "Content-Length: 1\r\nContent-Length: 2\r\n";
      case 3 -> "Transfer-Encoding: chunked\r\n";
      case 4 -> "Transfer-Encoding: odd\r\n";
      case 5 -> "Content-Length: 99999999999\r\n";
      case 6 -> "Expect: 100-continue\r\nContent-Length: " + body.length() + "\r\n";
      default -> body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
    };
  }

  private String target(Exchange seed) {
    StringBuilder target = new StringBuilder(seed.target());
    for (int i = random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(target.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> target.insert(at, pick(ODDITIES));
        case 1 -> target.delete(at, Math.min(target.length(), at + 1 + random.nextInt(8)));
        case 2 -> target.insert(at, target.substring(0, at));
        default -> target.append(random.nextBoolean() ? '&' : '/').append(pick(ODDITIES));
      }
    }
    return target.toString();
  }

  private byte[] truncated(byte[] request) {
    ByteArrayOutputStream truncated = new ByteArrayOutputStream();
    int cut = random.nextInt(request.length);
    truncated.write(request, 0, cut);
    if (random.nextBoolean()) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      truncated.writeBytes(noise);
      truncated.write(request, cut, request.length - cut);
    }
    return truncated.toByteArray();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
