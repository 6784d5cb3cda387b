package dev.durablesingleton.local.conformance;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The recorded exchanges with the real host, in their original order. */
final class Recording {

  private Recording() {}

  static List<Exchange> read() throws IOException {
    try (InputStream file = Recording.class.getResourceAsStream("/conformance/recorded.json");
        Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return List.of(new Gson().fromJson(text, Exchange[].class));
    }
  }
}
