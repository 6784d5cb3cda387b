package dev.durablesingleton.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.durablesingleton.fixtures.Http;
import dev.durablesingleton.local.functionapp.AnnotatedFunctions;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.functionapp.StagedPackage;
import dev.durablesingleton.local.log.HostLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageLoggingTest {

  private static final String FACTORY = "org.slf4j.LoggerFactory";

  /** Is bound when a function has seen its state, or after a while in which none has. */
  private static final String SOURCE =
      """
      package org.slf4j;
      public final class LoggerFactory {
        private static final java.util.concurrent.CountDownLatch seen =
            new java.util.concurrent.CountDownLatch(1);
        private static volatile String state = "unbound";
        public static String see() {
          seen.countDown();
          return state;
        }
        public static Object getILoggerFactory() throws InterruptedException {
          state = "half bound";
          seen.await(500, java.util.concurrent.TimeUnit.MILLISECONDS);
          state = "bound";
          return state;
        }
      }
      """;

  @TempDir Path folder;

  /** A function with a durable client, which makes the host warm it up. */
  public static class Functions {

    @FunctionName("Logging")
    public String logging(
        @HttpTrigger(name = "req", methods = HttpMethod.GET)
            HttpRequestMessage<Optional<String>> request)
        throws ReflectiveOperationException {
      return (String)
          Class.forName(FACTORY, true, getClass().getClassLoader()).getMethod("see").invoke(null);
    }
  }

  @Test
  void the_first_call_waits_until_the_packages_logging_is_bound() throws Exception {
    StagedPackage staged =
        StagedPackage.in(folder)
            .jar("app.jar", StagedPackage.entriesOf(Functions.class))
            .jar("lib/slf4j.jar", Map.of(FACTORY.replace('.', '/') + ".class", compiled()));
    FunctionMetadata function = AnnotatedFunctions.of("../app.jar", Functions.class).get(0);
    String client = "{\"type\":\"durableClient\",\"direction\":\"in\",\"name\":\"client\"}";
    staged.function(
        function.name(),
        function.config().toString().replace("\"bindings\":[", "\"bindings\":[" + client + ","));

    try (LocalHost host =
        LocalHost.start(HostOptions.inMemory(folder), staged.open(), HostLog.none())) {
      assertThat(new Http(host.port()).send("GET", "/api/Logging", (String) null).body())
          .isEqualTo("bound");
    }
  }

  /** The test's class path has a class of this name, so this one is compiled apart. */
  private static byte[] compiled() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    JavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///org/slf4j/LoggerFactory.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return SOURCE;
          }
        };
    JavaFileManager files =
        new ForwardingJavaFileManager<JavaFileManager>(
            compiler.getStandardFileManager(null, null, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name + ".class"), kind) {
              @Override
              public OutputStream openOutputStream() throws IOException {
                return code;
              }
            };
          }
        };
    if (!compiler.getTask(null, files, null, List.of("-proc:none"), null, List.of(source)).call()) {
      throw new IllegalStateException("The logger factory does not compile.");
    }
    return code.toByteArray();
  }
}
