package dev.durablesingleton.local.web;

/**
 * Escapes the percent signs of a path that do not begin an escape, so that decoding restores them.
 */
final class StrayPercent {

  private static final String ESCAPED = "%25";
  private static final int HEX_DIGITS = 2;

  private StrayPercent() {}

  static String escape(String target) {
    int query = target.indexOf('?');
    int end = query < 0 ? target.length() : query;
    StringBuilder out = null;
    int copied = 0;
    for (int i = target.indexOf('%'); i >= 0 && i < end; i = target.indexOf('%', i + 1)) {
      if (!isEscape(target, i, end)) {
        out = out == null ? new StringBuilder() : out;
        out.append(target, copied, i).append(ESCAPED);
        copied = i + 1;
      }
    }
    return out == null ? target : out.append(target, copied, target.length()).toString();
  }

  private static boolean isEscape(String text, int at, int end) {
    for (int i = at + 1; i <= at + HEX_DIGITS; i++) {
      if (i >= end || text.charAt(i) > 'f' || Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
