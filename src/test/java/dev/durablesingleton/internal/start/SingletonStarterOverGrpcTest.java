package dev.durablesingleton.internal.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.fixtures.AzureStorageHub;
import dev.durablesingleton.fixtures.AzureStorageService;
import dev.durablesingleton.fixtures.CompletingService;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.fixtures.SidecarServer;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartOutcome.Unverified;
import dev.durablesingleton.start.StartRequest;
import java.io.IOException;
import java.util.HexFormat;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The SDK's client over real connections. */
class SingletonStarterOverGrpcTest {

  private final DurableClients clients = new DurableClients(Runnable::run);
  private final SingletonStarter starter =
      new SingletonStarter(clients, StartLimits.DEFAULT, System::nanoTime);
  private final LogLines log = new LogLines();

  @AfterEach
  void closeChannels() {
    clients.close();
  }

  @Test
  void a_thousand_starts_share_one_connection() throws IOException {
    try (SidecarServer engine = new SidecarServer("\"done\"")) {
      for (int i = 0; i < 1000; i++) {
        assertThat(start(engine.context(), "tour-" + i, "1")).isInstanceOf(Started.class);
      }
      assertThat(engine.connections()).isEqualTo(1);
    }
  }

  @Test
  void starts_continue_when_the_engine_returns_on_another_port() throws IOException {
    try (SidecarServer before = new SidecarServer("1")) {
      assertThat(start(before.context(), "tour-1", "1")).isInstanceOf(Started.class);
    }
    try (SidecarServer after = new SidecarServer("1")) {
      assertThat(start(after.context(), "tour-2", "2")).isInstanceOf(Started.class);
      assertThat(start(after.context(), "tour-3", "3")).isInstanceOf(Started.class);
      assertThat(after.connections()).isEqualTo(1);
    }
  }

  @Test
  void an_engine_that_does_not_return_is_unavailable_and_leaves_no_connection() throws IOException {
    SidecarServer engine = new SidecarServer("1");
    DurableClientContext gone = engine.context();
    assertThat(start(gone, "tour-1", "1")).isInstanceOf(Started.class);
    engine.close();

    assertThat(start(gone, "tour-2", "2"))
        .isEqualTo(new Unavailable(new InstanceId("tour-2"), false));
    await().until(() -> engine.openConnections() == 0);
  }

  @Test
  void an_output_too_large_to_read_with_the_input_makes_the_read_back_fail() throws IOException {
    try (SidecarServer engine = new SidecarServer("x".repeat(MessageSize.LIMIT))) {
      assertThat(start(engine.context(), "tour-1", "1"))
          .isInstanceOfSatisfying(
              Unverified.class, it -> assertThat(it.reason()).contains("RESOURCE_EXHAUSTED"));
    }
  }

  @Test
  void the_largest_allowed_input_can_be_started_and_read_back() throws IOException {
    int limit =
        MessageSize.inputLimit(
            new StartRequest(
                "HelloCities", new InstanceId("tour-1"), new JsonInput("1"), Reuse.NEVER));
    try (SidecarServer engine = new SidecarServer("1")) {
      assertThat(start(engine.context(), "tour-1", "\"" + "x".repeat(limit - 2) + "\""))
          .isInstanceOf(Started.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // Field 6, length, then field 1 (the statuses) repeated: COMPLETED 1, FAILED 3, CANCELED 4,
    // TERMINATED 5.
    "NEVER, 32 00",
    "UNSUCCESSFUL, 32 06 08 03 08 04 08 05",
    "FINISHED, 32 08 08 01 08 03 08 04 08 05"
  })
  void a_start_has_the_reuse_policy_and_its_token_as_a_tag(Reuse reuse, String policy)
      throws IOException {
    CompletingService service = new CompletingService("1");
    try (SidecarServer engine = new SidecarServer(service)) {
      starter.start(engine.context(), request("tour-1", "1", reuse, null), log.logger());
    }
    UnknownFieldSet sent = service.request("tour-1").getUnknownFields();
    StartToken token = StartToken.of(service.request("tour-1").getInput().getValue()).orElseThrow();

    assertThat(sent.asMap()).containsOnlyKeys(6, 8);
    assertThat(hex(only(6, sent))).isEqualTo(policy);
    assertThat(sent.getField(8).getLengthDelimitedList())
        .singleElement()
        .extracting(ByteString::toStringUtf8)
        .isEqualTo("\n\u0011durable-singleton\u0012$" + token.tag());
  }

  @Test
  void a_start_that_expects_no_instance_forbids_every_replacement() throws IOException {
    CompletingService service = new CompletingService("1");
    try (SidecarServer engine = new SidecarServer(service)) {
      starter.start(
          engine.context(),
          request("tour-1", "1", Reuse.FINISHED, new StartPrecondition(0, null)),
          log.logger());
    }
    assertThat(hex(only(6, service.request("tour-1").getUnknownFields()))).isEqualTo("32 00");
  }

  @Test
  void logs_once_that_the_engine_drops_tags() throws IOException {
    Logger log = Logger.getLogger(SingletonStarter.class.getName());
    LogLines lines = new LogLines();
    log.addHandler(lines);
    try (SidecarServer dropping = new SidecarServer("1");
        SidecarServer keeping = new SidecarServer(new AzureStorageService(new AzureStorageHub()))) {
      start(keeping.context(), "tour-1", "1");
      assertThat(lines.messages()).isEmpty();
      clients.close();

      start(dropping.context(), "tour-2", "1");
      start(dropping.context(), "tour-3", "1");
      assertThat(lines.messages()).containsExactly(DroppedTags.MESSAGE);
    } finally {
      log.removeHandler(lines);
    }
  }

  private static UnknownFieldSet only(int field, UnknownFieldSet fields) {
    return UnknownFieldSet.newBuilder().addField(field, fields.getField(field)).build();
  }

  private static String hex(UnknownFieldSet fields) {
    return HexFormat.ofDelimiter(" ").formatHex(fields.toByteArray());
  }

  private StartOutcome start(DurableClientContext context, String id, String input) {
    return starter.start(context, request(id, input, Reuse.NEVER, null), log.logger());
  }

  private static ConditionalStart request(
      String id, String input, Reuse reuse, StartPrecondition precondition) {
    return new ConditionalStart(
        new StartRequest("HelloCities", new InstanceId(id), new JsonInput(input), reuse),
        precondition);
  }
}
