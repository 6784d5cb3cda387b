package dev.durablesingleton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An assembly that lacks a library fails at run time only, so every reference is followed here. */
@DisplayName("Every class that a jar refers to")
class JarsIT {

  private static final String MISSING = " not found";

  /**
   * Annotations, and optional parts of gRPC, Netty and the SQLite driver that nothing here uses.
   */
  private static final List<String> OPTIONAL =
      List.of(
          "javax.annotation.",
          "com.google.errorprone.annotations.",
          "com.google.j2objc.annotations.",
          "org.jetbrains.annotations.",
          "org.jspecify.annotations.",
          "com.oracle.svm.",
          "org.graalvm.nativeimage.",
          "org.jboss.marshalling.",
          "com.aayushatharva.brotli4j.",
          "com.github.luben.zstd.",
          "com.jcraft.jzlib.",
          "com.ning.compress.",
          "net.jpountz.",
          "lzma.sdk.",
          "com.google.protobuf.nano.",
          "org.eclipse.jetty.jmx.",
          "org.conscrypt.",
          "org.bouncycastle.",
          "org.eclipse.jetty.alpn.",
          "org.eclipse.jetty.npn.",
          "org.apache.logging.",
          "org.apache.log4j.",
          "org.apache.commons.logging.",
          "reactor.blockhound.");

  /** What a project that tests its functions has by itself. */
  private static final List<String> OF_THE_PROJECT =
      List.of(
          "com.microsoft.durabletask.",
          "com.microsoft.azure.functions.",
          "com.google.gson.",
          "io.grpc.",
          "org.junit.jupiter.api.");

  /** Reached through the host's file store and web server only, which the kit never opens. */
  private static final List<String> UNUSED_BY_THE_KIT =
      List.of("org.sqlite.", "org.eclipse.jetty.http.");

  @Test
  void is_in_the_local_hosts_jar_or_in_the_jdk() {
    assertThat(missingIn(System.getProperty("durable-local.jar")))
        .filteredOn(line -> !refersTo(line, OPTIONAL))
        .isEmpty();
  }

  @Test
  void is_in_the_kit_or_in_the_project_that_uses_it() {
    assertThat(missingIn(System.getProperty("testkit.jar")))
        .filteredOn(line -> !refersTo(line, OF_THE_PROJECT))
        .filteredOn(line -> !refersTo(line, UNUSED_BY_THE_KIT))
        .filteredOn(line -> !refersTo(line, OPTIONAL))
        .isEmpty();
  }

  /** One line for each reference: {@code class -> missing class}. */
  private static List<String> missingIn(String jar) {
    StringWriter out = new StringWriter();
    StringWriter errors = new StringWriter();
    int exitCode =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(out, true),
                new PrintWriter(errors, true),
                "--multi-release",
                "17",
                "--missing-deps",
                jar);
    assertThat(exitCode).as("%s", errors).isZero();
    return Arrays.stream(out.toString().split("\n", -1))
        .filter(line -> line.startsWith(" ") && line.endsWith(MISSING))
        .map(line -> line.replace(MISSING, "").strip().replaceAll("\\s+", " "))
        .toList();
  }

  private static boolean refersTo(String line, List<String> prefixes) {
    String missing = line.substring(line.indexOf("-> ") + 3);
    return prefixes.stream().anyMatch(missing::startsWith);
  }
}
