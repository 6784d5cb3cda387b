package dev.durablesingleton.local.transport;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls the gRPC service of a task hub with encoded messages. Thread-safe. */
public interface HubTransport {

  /**
   * Whether this is the address of the task hub's gRPC port.
   *
   * @param host name or IP address, as a client writes it; an IPv6 address may be in brackets
   */
  boolean serves(String host, int port);

  /**
   * Begins a call.
   *
   * @param method full name of the method, service included
   * @param responses receives what the service sends, on any thread, one invocation at a time
   */
  Call begin(String method, List<Header> headers, Responses responses);

  /** The client's side of one call. Sending is for one thread at a time. */
  interface Call {

    /** Sends a request; the bytes are not copied. */
    void send(byte[] request);

    /** Says that there are no further requests. */
    void halfClose();

    /**
     * Says that the client has taken a response of this many bytes. As long as much is not taken,
     * the service does not continue a stream.
     */
    void taken(int bytes);

    /** Ends the call; the responses may still be invoked once afterwards. May be repeated. */
    void cancel();
  }

  /** Receives the responses of one call. Must not block. */
  interface Responses {

    /** The response headers, before the first message. */
    void headers(List<Header> headers);

    /** A response; the bytes are not copied. */
    void message(byte[] response);

    /**
     * The last invocation.
     *
     * @param code number of the gRPC status
     */
    void closed(int code, @Nullable String description, List<Header> trailers);
  }
}
