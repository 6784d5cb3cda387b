package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import dev.durablesingleton.fixtures.Patience;
import dev.durablesingleton.local.engine.TaskHub;
import dev.durablesingleton.local.engine.options.HubOptions;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.DurableTaskProtocol;
import dev.durablesingleton.local.store.MemoryStore;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code docs/grpc.md} lists every call and field, and what it says of the calls is true. */
class GrpcDocumentTest {

  private static final FileDescriptor PROTOCOL = DurableTaskProtocol.getDescriptor();
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** Fields from this number on are the host's own. */
  private static final int HOST_FIELDS = 1000;

  /** How the host stores events; it is never sent. */
  private static final String STORED_ONLY = "StoredHistory";

  @RegisterExtension final Sidecar sidecar = new Sidecar(Way.PORT);

  /** A row of a table: the name in its first cell, and its cells. */
  private record Row(String name, List<String> cells) {

    static Row of(String line) {
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      return new Row(codes(cells.get(1)).get(0), cells.subList(1, cells.size() - 1));
    }

    String cell(int index) {
      return cells.get(index);
    }
  }

  @Test
  void has_a_row_for_every_call() throws IOException {
    assertThat(calls())
        .extracting(Row::name)
        .containsExactlyInAnyOrderElementsOf(
            methods().stream().map(MethodDescriptor::getName).toList());
  }

  @Test
  void says_which_calls_a_host_without_a_functions_package_refuses() throws IOException {
    assertRefuses(sidecar.stub().getChannel(), refusedIn(2));
  }

  @Test
  void says_which_calls_a_host_with_a_functions_package_refuses() throws Exception {
    DirectExecutor executor = new DirectExecutor();
    try (TaskHub hub =
            TaskHub.open(
                new MemoryStore(),
                new RemoteWorker(executor, HostLog.none()),
                HubOptions.defaults(),
                Clock.systemUTC(),
                HostLog.none());
        RpcServer server =
            RpcServer.start(0, hub, SidecarOptions.defaults("TestHub"), HostLog.none())) {
      ManagedChannel channel =
          ManagedChannelBuilder.forAddress("localhost", server.port()).usePlaintext().build();
      try {
        assertRefuses(channel, refusedIn(1));
      } finally {
        channel.shutdownNow().awaitTermination(5, TimeUnit.SECONDS);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void has_every_field_of_every_message_once() throws IOException {
    for (Descriptor message : PROTOCOL.getMessageTypes()) {
      List<String> fields =
          message.getFields().stream()
              .filter(field -> field.getNumber() < HOST_FIELDS)
              .map(FieldDescriptor::getName)
              .toList();
      if (!fields.isEmpty()
          && !message.getOptions().getMapEntry()
          && !message.getName().equals(STORED_ONLY)) {
        assertThat(messages())
            .extracting(Row::name)
            .as("rows of messages")
            .containsOnlyOnce(message.getName());
        Row row =
            messages().stream()
                .filter(candidate -> candidate.name().equals(message.getName()))
                .findFirst()
                .orElseThrow();
        assertThat(Stream.of(row.cell(1), row.cell(2)).flatMap(cell -> codes(cell).stream()))
            .as(message.getName())
            .filteredOn(name -> message.findFieldByName(name) != null)
            .containsExactlyInAnyOrderElementsOf(fields);
      }
    }
  }

  @Test
  void names_a_test_that_exists_for_all_that_is_served() throws IOException {
    Set<String> tests = tests();
    for (Row row : calls()) {
      if (!row.cell(1).startsWith("refused") || !row.cell(2).startsWith("refused")) {
        assertThat(codes(row.cell(3))).as(row.name()).isNotEmpty().isSubsetOf(tests);
      }
    }
    for (Row row : messages()) {
      if (!row.cell(1).isEmpty()) {
        assertThat(codes(row.cell(3))).as(row.name()).isNotEmpty().isSubsetOf(tests);
      }
    }
  }

  private static Set<String> refusedIn(int column) throws IOException {
    return calls().stream()
        .filter(row -> row.cell(column).startsWith("refused"))
        .map(Row::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void assertRefuses(Channel channel, Set<String> refused) {
    assertThat(methods())
        .filteredOn(method -> isRefused(channel, method, !refused.contains(method.getName())))
        .extracting(MethodDescriptor::getName)
        .containsExactlyInAnyOrderElementsOf(refused);
  }

  /** Streams are read until their first message, waits that are served until a deadline. */
  private static boolean isRefused(Channel channel, MethodDescriptor method, boolean isServed) {
    MethodType type = method.isServerStreaming() ? MethodType.SERVER_STREAMING : MethodType.UNARY;
    boolean waits =
        method.getName().startsWith("WaitFor") || method.getName().equals("GetWorkItems");
    Duration deadline = waits && isServed ? Duration.ofMillis(200) : Patience.LIMIT;
    CallOptions options =
        CallOptions.DEFAULT.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
    io.grpc.MethodDescriptor<byte[], byte[]> raw =
        RawMethod.of(type, CallTable.SERVICE + "/" + method.getName());
    try {
      ClientCalls.blockingServerStreamingCall(channel.newCall(raw, options), new byte[0]).hasNext();
      return false;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Code.UNIMPLEMENTED;
    }
  }

  private static List<MethodDescriptor> methods() {
    return PROTOCOL.findServiceByName(CallTable.SERVICE).getMethods();
  }

  private static List<Row> calls() throws IOException {
    return rows(
        name -> PROTOCOL.findServiceByName(CallTable.SERVICE).findMethodByName(name) != null);
  }

  private static List<Row> messages() throws IOException {
    return rows(name -> PROTOCOL.findMessageTypeByName(name) != null);
  }

  private static List<Row> rows(Predicate<String> wanted) throws IOException {
    return Files.readAllLines(Path.of("docs/grpc.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .map(Row::of)
        .filter(row -> wanted.test(row.name()))
        .toList();
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static Set<String> tests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("Test.java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
