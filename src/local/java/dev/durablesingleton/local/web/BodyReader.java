package dev.durablesingleton.local.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.Content;

/**
 * Reads a request's body without blocking a thread. The body is read to its end even if it is not
 * used, because a response to a client that is still sending gets lost.
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
  private final boolean retain;
  private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> result = new CompletableFuture<>();
  private long length;

  private BodyReader(Content.Source source, long limit, boolean retain) {
    this.source = source;
    this.limit = limit;
    this.retain = retain;
  }

  /**
   * Reads the whole body.
   *
   * @param limit in bytes
   * @param retain whether the result has the body's bytes; it is empty otherwise
   * @return fails with {@link TooLargeException} above the limit, and with the source's failure
   */
  static CompletableFuture<byte[]> read(Content.Source source, long limit, boolean retain) {
    BodyReader reader = new BodyReader(source, limit, retain);
    reader.run();
    return reader.result;
  }

  /** Called by the source whenever more of the body has arrived. */
  @Override
  public void run() {
    try {
      readAvailable();
    } catch (Throwable e) {
      // Most likely the body does not fit into memory. The server would ignore the failure.
      bytes = new ByteArrayOutputStream();
      result.completeExceptionally(e);
    }
  }

  private void readAvailable() {
    while (true) {
      Content.Chunk chunk = source.read();
      if (chunk == null) {
        source.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        result.completeExceptionally(chunk.getFailure());
        return;
      }
      boolean last = chunk.isLast();
      append(chunk.getByteBuffer());
      chunk.release();
      if (length > limit) {
        result.completeExceptionally(new TooLargeException(limit));
        return;
      }
      if (last) {
        result.complete(bytes.toByteArray());
        return;
      }
    }
  }

  private void append(ByteBuffer chunk) {
    length += chunk.remaining();
    if (retain) {
      byte[] copy = new byte[chunk.remaining()];
      chunk.get(copy);
      bytes.write(copy, 0, copy.length);
    }
  }
}
