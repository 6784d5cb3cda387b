package dev.durablesingleton.local.transport.grpc;

import dev.durablesingleton.local.transport.Header;
import io.grpc.Metadata;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Converts gRPC's metadata from and to headers that do not depend on a gRPC library. */
public final class Headers {

  private Headers() {}

  /** The entries of metadata. Entries of one name keep their order. */
  public static List<Header> of(Metadata metadata) {
    if (metadata.keys().isEmpty()) {
      return List.of();
    }
    List<Header> headers = new ArrayList<>();
    for (String name : metadata.keys()) {
      if (isBinary(name)) {
        for (byte[] value : metadata.getAll(binary(name))) {
          headers.add(new Header(name, value));
        }
      } else {
        for (String value : metadata.getAll(text(name))) {
          headers.add(new Header(name, value.getBytes(StandardCharsets.US_ASCII)));
        }
      }
    }
    return headers;
  }

  /** Metadata with these entries. */
  public static Metadata metadata(List<Header> headers) {
    Metadata metadata = new Metadata();
    for (Header header : headers) {
      if (isBinary(header.name())) {
        metadata.put(binary(header.name()), header.value());
      } else {
        metadata.put(text(header.name()), new String(header.value(), StandardCharsets.US_ASCII));
      }
    }
    return metadata;
  }

  private static boolean isBinary(String name) {
    return name.endsWith(Metadata.BINARY_HEADER_SUFFIX);
  }

  private static Metadata.Key<byte[]> binary(String name) {
    return Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER);
  }

  private static Metadata.Key<String> text(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
