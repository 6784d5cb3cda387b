package dev.durablesingleton.local.engine.history;

/**
 * The 64-bit FNV-1a hash, over UTF-16 units. Stored histories contain it, so it must not change.
 *
 * @see <a href="https://datatracker.ietf.org/doc/html/rfc9923">RFC 9923</a>
 */
final class Fnv1a {

  private static final long OFFSET_BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Fnv1a() {}

  static long hash(String text) {
    long hash = OFFSET_BASIS;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }
}
