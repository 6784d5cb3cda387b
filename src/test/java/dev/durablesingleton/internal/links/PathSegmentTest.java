package dev.durablesingleton.internal.links;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSegmentTest {

  private static final Pattern ENCODED_SLASH = Pattern.compile("%2F", Pattern.CASE_INSENSITIVE);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x y     | x%20y
          p+q     | p%25252Bq
          x%41y   | x%25252541y
          x%25y   | x%25252525y
          x%y     | x%252525y
          @x      | %40x
          a"<{[^b | a%22%3C%7B%5B%5Eb
          é       | %C3%A9
          😀      | %F0%9F%98%80
          a-._~9Z | a-._~9Z
          """)
  void encodes_an_id_as_measured_on_the_real_host(String id, String segment) {
    assertThat(PathSegment.of(id)).isEqualTo(segment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a+b",
        "%41",
        "%2525",
        "%",
        "%%",
        "% 1",
        "a%20b",
        "é+%C3%A9",
        "100%+",
        "50% off",
        "%2B+%252B"
      })
  void the_hosts_three_decodings_return_the_id(String id) {
    assertThat(asTheHostReads(PathSegment.of(id))).isEqualTo(id);
  }

  @Test
  void the_hosts_three_decodings_return_random_ids() {
    Random random = new Random(7);
    String alphabet = "%%%++ 0129ABFabfxyz-._~@&=;:,!$'()*\"<>{}[]^|`é東😀";
    int[] characters = alphabet.codePoints().toArray();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder id = new StringBuilder();
      for (int length = 1 + random.nextInt(12); length > 0; length--) {
        id.appendCodePoint(characters[random.nextInt(characters.length)]);
      }
      // An ID may not contain an encoded slash.
      if (!ENCODED_SLASH.matcher(id).find()) {
        assertThat(asTheHostReads(PathSegment.of(id.toString()))).isEqualTo(id.toString());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          +            | x y
          %20          | x y
          %2520        | x y
          %252520      | x y
          %2B          | x y
          %252B        | x+y
          %25252B      | x+y
          %            | x%y
          %25          | x%y
          %252525      | x%y
          """)
  void the_model_of_the_host_decodes_as_measured(String spelled, String id) {
    assertThat(asTheHostReads("x" + spelled + "y")).isEqualTo(id);
  }

  /**
   * Decodes once as the host, once as form data in the extension, and once as its route matcher.
   */
  private static String asTheHostReads(String segment) {
    return decoded(decoded(decoded(segment).replace('+', ' ')));
  }

  /** Decodes once; invalid escapes stay unchanged. */
  private static String decoded(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] in = text.getBytes(UTF_8);
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '%' && i + 2 < in.length && digit(in[i + 1]) >= 0 && digit(in[i + 2]) >= 0) {
        bytes.write(digit(in[i + 1]) * 16 + digit(in[i + 2]));
        i += 2;
      } else {
        bytes.write(in[i]);
      }
    }
    return bytes.toString(UTF_8);
  }

  private static int digit(byte b) {
    return Character.digit(b, 16);
  }
}
