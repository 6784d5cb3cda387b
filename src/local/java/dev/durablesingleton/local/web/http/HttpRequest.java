package dev.durablesingleton.local.web.http;

import java.nio.charset.StandardCharsets;

/**
 * A request with its body.
 *
 * @param body empty if the request has none
 */
public record HttpRequest(RequestHead head, byte[] body) {

  private static final int BOM_LENGTH = 3;

  /** The body as UTF-8 without a byte order mark; a declared charset is ignored (recorded). */
  public String text() {
    int start = hasBom() ? BOM_LENGTH : 0;
    return new String(body, start, body.length - start, StandardCharsets.UTF_8);
  }

  private boolean hasBom() {
    return body.length >= BOM_LENGTH
        && body[0] == (byte) 0xEF
        && body[1] == (byte) 0xBB
        && body[2] == (byte) 0xBF;
  }
}
