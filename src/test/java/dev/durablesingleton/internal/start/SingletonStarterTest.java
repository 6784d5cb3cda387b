package dev.durablesingleton.internal.start;

import static com.microsoft.durabletask.OrchestrationRuntimeStatus.CANCELED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.COMPLETED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.CONTINUED_AS_NEW;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.FAILED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.PENDING;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.RUNNING;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.SUSPENDED;
import static com.microsoft.durabletask.OrchestrationRuntimeStatus.TERMINATED;
import static dev.durablesingleton.fixtures.Instances.instance;
import static dev.durablesingleton.fixtures.Instances.missing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.JacksonDataConverter;
import com.microsoft.durabletask.NewOrchestrationInstanceOptions;
import com.microsoft.durabletask.OrchestrationMetadata;
import com.microsoft.durabletask.OrchestrationRuntimeStatus;
import com.microsoft.durabletask.azurefunctions.DurableClientContext;
import dev.durablesingleton.fixtures.Contexts;
import dev.durablesingleton.fixtures.Instances;
import dev.durablesingleton.fixtures.LogLines;
import dev.durablesingleton.internal.client.DurableClients;
import dev.durablesingleton.start.ExistingInstance;
import dev.durablesingleton.start.InstanceId;
import dev.durablesingleton.start.JsonInput;
import dev.durablesingleton.start.Reuse;
import dev.durablesingleton.start.StartOutcome;
import dev.durablesingleton.start.StartOutcome.AlreadyExists;
import dev.durablesingleton.start.StartOutcome.Started;
import dev.durablesingleton.start.StartOutcome.TooLarge;
import dev.durablesingleton.start.StartOutcome.Unavailable;
import dev.durablesingleton.start.StartOutcome.Unverified;
import dev.durablesingleton.start.StartRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.invocation.InvocationOnMock;
import org.mockito.stubbing.OngoingStubbing;

class SingletonStarterTest {

  private static final String ID = "tour-1";
  private static final InstanceId INSTANCE = new InstanceId(ID);

  private final DurableTaskClient client = mock(DurableTaskClient.class);
  private final DurableTaskClient fresh = mock(DurableTaskClient.class);
  private final DurableClientContext context = Contexts.handingOut(client, fresh);
  private final DurableClients clients = new DurableClients(Runnable::run);
  private final LogLines log = new LogLines();
  private String scheduledInput;

  @Test
  void starts_a_new_instance_and_reads_it_back() {
    asked(client).thenReturn(missing());
    scheduled(client).thenAnswer(this::accept);
    readBack(client).thenAnswer(call -> mine(PENDING));

    assertThat(start(Reuse.NEVER)).isEqualTo(new Started(INSTANCE));

    assertThat(scheduledInput.strip()).isEqualTo("{\"n\": 1.50}");
    var order = inOrder(client);
    order.verify(client).getInstanceMetadata(ID, false);
    order
        .verify(client)
        .scheduleNewOrchestrationInstance(
            eq("HelloCities"), any(NewOrchestrationInstanceOptions.class));
    order.verify(client).getInstanceMetadata(ID, true);
  }

  @Test
  void treats_null_as_no_instance() {
    asked(client).thenReturn(null);
    scheduled(client).thenAnswer(this::accept);
    readBack(client).thenAnswer(call -> mine(PENDING));

    assertThat(start(Reuse.NEVER)).isInstanceOf(Started.class);
  }

  @ParameterizedTest
  @EnumSource(OrchestrationRuntimeStatus.class)
  void never_replaces_an_instance_by_default(OrchestrationRuntimeStatus status) {
    asked(client).thenReturn(instance(ID, status, ""));

    assertThat(start(Reuse.NEVER)).isEqualTo(existing(status));
    verify(client, never())
        .scheduleNewOrchestrationInstance(anyString(), any(NewOrchestrationInstanceOptions.class));
  }

  @ParameterizedTest
  @EnumSource(OrchestrationRuntimeStatus.class)
  void replaces_finished_instances_as_the_policy_allows(OrchestrationRuntimeStatus status) {
    Set<OrchestrationRuntimeStatus> unsuccessful = EnumSet.of(FAILED, TERMINATED, CANCELED);
    Set<OrchestrationRuntimeStatus> running =
        EnumSet.of(PENDING, RUNNING, SUSPENDED, CONTINUED_AS_NEW);
    asked(client).thenReturn(instance(ID, status, ""));
    scheduled(client).thenAnswer(this::accept);
    readBack(client).thenAnswer(call -> mine(PENDING));

    assertThat(start(Reuse.UNSUCCESSFUL))
        .isEqualTo(unsuccessful.contains(status) ? new Started(INSTANCE) : existing(status));
    assertThat(start(Reuse.FINISHED))
        .isEqualTo(running.contains(status) ? existing(status) : new Started(INSTANCE));
  }

  @Test
  void another_callers_input_after_a_successful_start_is_a_conflict() {
    asked(client).thenReturn(missing());
    scheduled(client).thenAnswer(this::accept);
    readBack(client)
        .thenReturn(instance(ID, RUNNING, StartToken.random().appendTo(new JsonInput("1"))));

    assertThat(start(Reuse.NEVER)).isEqualTo(overtakenBy(RUNNING));
  }

  @Test
  void already_exists_is_a_conflict() {
    asked(client).thenReturn(missing());
    scheduled(client).thenThrow(Status.ALREADY_EXISTS.asRuntimeException());
    readBack(client).thenReturn(instance(ID, RUNNING, "1"));

    assertThat(start(Reuse.NEVER)).isEqualTo(overtakenBy(RUNNING));
  }

  @Test
  void already_exists_is_a_conflict_even_if_the_read_back_fails() {
    asked(client).thenReturn(missing());
    scheduled(client).thenThrow(Status.ALREADY_EXISTS.asRuntimeException());
    readBack(client).thenThrow(Status.RESOURCE_EXHAUSTED.asRuntimeException());

    assertThat(start(Reuse.NEVER)).isEqualTo(new AlreadyExists(INSTANCE, null, true));
  }

  @Test
  void an_engine_that_never_reuses_ids_causes_a_conflict_and_not_a_lost_race() {
    asked(client).thenReturn(instance(ID, COMPLETED, ""));
    scheduled(client).thenThrow(Status.ALREADY_EXISTS.asRuntimeException());
    readBack(client).thenReturn(instance(ID, COMPLETED, "1"));

    assertThat(start(Reuse.FINISHED)).isEqualTo(existing(COMPLETED));
  }

  @Test
  void replaces_the_expected_run_and_stores_the_number_of_restarts() {
    asked(client).thenReturn(instance(ID, FAILED, ""));
    scheduled(client).thenAnswer(this::accept);
    readBack(client).thenAnswer(call -> mine(PENDING));

    assertThat(start(new StartPrecondition(3, Instances.CREATED))).isEqualTo(new Started(INSTANCE));
    assertThat(StartPrecondition.restartsIn(scheduledInput)).isEqualTo(3);
  }

  @Test
  void does_not_replace_another_run_than_expected() {
    asked(client).thenReturn(instance(ID, FAILED, ""));

    assertThat(start(new StartPrecondition(0, null))).isEqualTo(overtakenBy(FAILED));
    assertThat(start(new StartPrecondition(0, Instances.CREATED.minusSeconds(1))))
        .isEqualTo(overtakenBy(FAILED));
    verify(client, never())
        .scheduleNewOrchestrationInstance(anyString(), any(NewOrchestrationInstanceOptions.class));
  }

  @Test
  void a_failed_start_is_a_conflict_if_another_caller_took_the_id() {
    asked(client).thenReturn(missing());
    scheduled(client).thenThrow(Status.INTERNAL.asRuntimeException());
    readBack(client).thenReturn(instance(ID, PENDING, "1"));

    assertThat(start(Reuse.NEVER)).isEqualTo(overtakenBy(PENDING));
  }

  @Test
  void a_failed_start_is_a_failure_if_the_instance_is_unchanged() {
    asked(client).thenReturn(instance(ID, COMPLETED, ""));
    scheduled(client).thenThrow(Status.INTERNAL.asRuntimeException());
    readBack(client).thenReturn(instance(ID, COMPLETED, "1"));

    assertThatExceptionOfType(StatusRuntimeException.class).isThrownBy(() -> start(Reuse.FINISHED));
  }

  @Test
  void is_unverified_when_the_read_back_is_too_large() {
    asked(client).thenReturn(missing());
    scheduled(client).thenAnswer(this::accept);
    readBack(client).thenThrow(Status.RESOURCE_EXHAUSTED.asRuntimeException());

    assertThat(start(Reuse.NEVER))
        .isInstanceOfSatisfying(
            Unverified.class, it -> assertThat(it.reason()).contains("RESOURCE_EXHAUSTED"));
  }

  @Test
  void is_unverified_when_the_instance_is_purged_before_the_read_back() {
    asked(client).thenReturn(missing());
    scheduled(client).thenAnswer(this::accept);
    readBack(client).thenReturn(missing());

    assertThat(start(Reuse.NEVER)).isInstanceOf(Unverified.class);
  }

  @Test
  void refuses_an_input_that_fits_no_message_without_calling_the_engine() {
    StartRequest request = request(Reuse.NEVER, "\"" + "x".repeat(MessageSize.LIMIT) + "\"");

    assertThat(starter(System::nanoTime).start(context, request, log.logger()))
        .isEqualTo(new TooLarge(MessageSize.inputLimit(request)));
    verifyNoInteractions(client);
  }

  @Test
  void retries_on_a_new_client_when_the_engine_is_unreachable() {
    asked(client).thenThrow(Status.UNAVAILABLE.asRuntimeException());
    asked(fresh).thenReturn(missing());
    scheduled(fresh).thenAnswer(this::accept);
    readBack(fresh).thenAnswer(call -> mine(PENDING));

    assertThat(start(Reuse.NEVER)).isEqualTo(new Started(INSTANCE));
    verify(client).close();
    verify(fresh, never()).close();
  }

  @Test
  void gives_up_when_the_engine_is_unreachable_twice() {
    asked(client).thenThrow(Status.UNAVAILABLE.asRuntimeException());
    asked(fresh).thenThrow(Status.UNAVAILABLE.asRuntimeException());

    assertThat(start(Reuse.NEVER)).isEqualTo(new Unavailable(INSTANCE, false));
    verify(context, times(2)).getClient();
  }

  @Test
  void says_that_it_may_have_started_when_the_engine_is_lost_after_the_start_was_sent() {
    asked(client).thenReturn(missing());
    scheduled(client).thenThrow(Status.UNAVAILABLE.asRuntimeException());
    readBack(fresh).thenThrow(Status.UNAVAILABLE.asRuntimeException());

    assertThat(start(Reuse.NEVER)).isEqualTo(new Unavailable(INSTANCE, true));
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"UNKNOWN", "INTERNAL", "DEADLINE_EXCEEDED"})
  void takes_a_question_that_fails_so_for_storage_out_of_reach(Status.Code code) {
    asked(client).thenThrow(code.toStatus().asRuntimeException());

    assertThat(start(Reuse.NEVER)).isEqualTo(new Unavailable(INSTANCE, false));
    verify(context).getClient();
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"UNKNOWN", "INTERNAL", "DEADLINE_EXCEEDED"})
  void recognises_its_own_start_though_the_engine_said_that_it_failed(Status.Code code) {
    asked(client).thenReturn(missing());
    scheduled(client)
        .thenAnswer(
            call -> {
              accept(call);
              throw code.toStatus().asRuntimeException();
            });
    readBack(client).thenAnswer(call -> mine(PENDING));

    assertThat(start(Reuse.NEVER)).isEqualTo(new Started(INSTANCE));
  }

  @Test
  void a_refusal_stays_one_though_the_storage_goes_away_before_the_read_back() {
    asked(client).thenReturn(missing());
    scheduled(client).thenThrow(Status.INVALID_ARGUMENT.asRuntimeException());
    readBack(client).thenThrow(Status.UNKNOWN.asRuntimeException());

    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(() -> start(Reuse.NEVER))
        .withMessage("INVALID_ARGUMENT");
  }

  @Test
  void already_exists_may_be_about_its_own_start_where_an_earlier_answer_was_lost() {
    asked(client).thenReturn(missing());
    scheduled(client).thenThrow(Status.UNAVAILABLE.asRuntimeException());
    asked(fresh).thenReturn(missing());
    scheduled(fresh).thenThrow(Status.ALREADY_EXISTS.asRuntimeException());
    readBack(fresh).thenReturn(missing()).thenThrow(Status.UNKNOWN.asRuntimeException());

    assertThat(start(Reuse.NEVER)).isEqualTo(new Unavailable(INSTANCE, true));
  }

  @Test
  void recognises_its_own_start_whose_answer_was_lost() {
    asked(client).thenReturn(missing());
    scheduled(client)
        .thenAnswer(
            call -> {
              accept(call);
              throw Status.UNAVAILABLE.asRuntimeException();
            });
    // The instance has finished and the policy allows a restart, but one request must not start
    // twice.
    readBack(fresh).thenAnswer(call -> mine(COMPLETED));

    assertThat(start(Reuse.FINISHED)).isEqualTo(new Started(INSTANCE));
    verify(fresh, never())
        .scheduleNewOrchestrationInstance(anyString(), any(NewOrchestrationInstanceOptions.class));
  }

  @Test
  void recognises_its_own_start_that_takes_effect_late() {
    asked(client).thenReturn(missing());
    scheduled(client)
        .thenAnswer(
            call -> {
              accept(call);
              throw Status.UNAVAILABLE.asRuntimeException();
            });
    asked(fresh).thenReturn(missing());
    scheduled(fresh).thenThrow(Status.ALREADY_EXISTS.asRuntimeException());
    readBack(fresh).thenReturn(missing()).thenAnswer(call -> mine(PENDING));

    assertThat(start(Reuse.NEVER)).isEqualTo(new Started(INSTANCE));
  }

  @Test
  void queries_again_when_the_status_is_outdated() {
    Queue<Long> seconds = new ArrayDeque<>(List.of(0L, 0L, 5L, 5L, 5L, 5L));
    asked(client).thenReturn(missing()).thenReturn(instance(ID, COMPLETED, ""));

    assertThat(
            starter(() -> seconds.remove() * 1_000_000_000)
                .start(context, request(Reuse.NEVER, "1"), log.logger()))
        .isEqualTo(existing(COMPLETED));
  }

  @Test
  void starts_even_if_every_query_is_slow() {
    Queue<Long> seconds = new ArrayDeque<>(List.of(0L, 0L, 5L, 5L, 10L, 10L, 15L, 15L));
    asked(client).thenReturn(missing());
    scheduled(client).thenAnswer(this::accept);
    readBack(client).thenAnswer(call -> mine(PENDING));

    assertThat(
            starter(() -> seconds.remove() * 1_000_000_000)
                .start(context, request(Reuse.NEVER, "1"), log.logger()))
        .isEqualTo(new Started(INSTANCE));
    verify(client, times(3)).getInstanceMetadata(ID, false);
  }

  private StartOutcome start(Reuse reuse) {
    return starter(() -> 0).start(context, request(reuse, "{\"n\": 1.50}"), log.logger());
  }

  private StartOutcome start(StartPrecondition precondition) {
    return starter(() -> 0)
        .start(
            context,
            new ConditionalStart(
                new StartRequest("HelloCities", INSTANCE, new JsonInput("1"), Reuse.UNSUCCESSFUL),
                precondition),
            log.logger());
  }

  private SingletonStarter starter(LongSupplier nanoTime) {
    return new SingletonStarter(clients, StartLimits.DEFAULT, nanoTime);
  }

  private static StartRequest request(Reuse reuse, String input) {
    return new StartRequest("HelloCities", INSTANCE, new JsonInput(input), reuse);
  }

  private static AlreadyExists existing(OrchestrationRuntimeStatus status) {
    return new AlreadyExists(
        INSTANCE, new ExistingInstance(status, Instances.CREATED, Instances.UPDATED, null), false);
  }

  private static AlreadyExists overtakenBy(OrchestrationRuntimeStatus status) {
    return new AlreadyExists(INSTANCE, existing(status).instance(), true);
  }

  private OrchestrationMetadata mine(OrchestrationRuntimeStatus status) {
    return instance(ID, status, scheduledInput);
  }

  private String accept(InvocationOnMock call) {
    NewOrchestrationInstanceOptions options = call.getArgument(1);
    scheduledInput = new JacksonDataConverter().serialize(options.getInput());
    return options.getInstanceId();
  }

  private static OngoingStubbing<OrchestrationMetadata> asked(DurableTaskClient client) {
    return when(client.getInstanceMetadata(ID, false));
  }

  private static OngoingStubbing<OrchestrationMetadata> readBack(DurableTaskClient client) {
    return when(client.getInstanceMetadata(ID, true));
  }

  private static OngoingStubbing<String> scheduled(DurableTaskClient client) {
    return when(
        client.scheduleNewOrchestrationInstance(
            anyString(), any(NewOrchestrationInstanceOptions.class)));
  }
}
