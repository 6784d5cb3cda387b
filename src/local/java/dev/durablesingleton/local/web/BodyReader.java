package dev.durablesingleton.local.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;

/**
 * Reads a request's body without blocking a thread. It is read to its end even when nobody wants
 * it, for an answer to a client that is still sending gets lost.
 */
final class BodyReader implements Runnable {

  /** The body is longer than the limit. */
  static final class TooLargeException extends Exception {
    TooLargeException(long limit) {
      super("The body is longer than " + limit + " bytes.", null, false, false);
    }
  }

  private final Content.Source source;
  private final long limit;
  private final boolean keep;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
  private long length;

  private BodyReader(Content.Source source, long limit, boolean keep) {
    this.source = source;
    this.limit = limit;
    this.keep = keep;
  }

  /** The whole body, or an empty one when it is not to be kept. */
  static CompletableFuture<byte[]> read(Content.Source source, long limit, boolean keep) {
    BodyReader reader = new BodyReader(source, limit, keep);
    reader.run();
    return reader.whole;
  }

  /** Goes on whenever there is more. */
  @Override
  public void run() {
    while (true) {
      Content.Chunk chunk = source.read();
      if (chunk == null) {
        source.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        whole.completeExceptionally(chunk.getFailure());
        return;
      }
      boolean last = chunk.isLast();
      take(chunk.getByteBuffer());
      chunk.release();
      if (length > limit) {
        whole.completeExceptionally(new TooLargeException(limit));
        return;
      }
      if (last) {
        whole.complete(kept.toByteArray());
        return;
      }
    }
  }

  private void take(ByteBuffer bytes) {
    length += bytes.remaining();
    if (keep) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      kept.write(copy, 0, copy.length);
    }
  }
}
