package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.durablesingleton.local.engine.work.WorkItems.Activity;
import dev.durablesingleton.local.engine.work.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.engine.work.WorkItems.Turn;
import dev.durablesingleton.local.engine.work.WorkItems.TurnOutcome;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.messages.ActivityResponse;
import dev.durablesingleton.local.messages.GetWorkItemsRequest;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.WorkItem;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The distribution of work items among workers. */
class WorkerStreamsTest {

  private final DirectExecutor executor = new DirectExecutor();
  private final RemoteWorker remote =
      new RemoteWorker(executor, HostLog.none(), Duration.ofMillis(20));

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void shares_items_among_workers() {
    Stream first = connected();
    Stream second = connected();
    for (int task = 0; task < 6; task++) {
      run(activity("a", task));
    }

    assertThat(first.items).hasSize(3);
    assertThat(second.items).hasSize(3);
  }

  @Test
  void abandons_only_the_items_of_a_lost_worker() {
    Stream lost = connected();
    CompletableFuture<ActivityOutcome> held = run(activity("a", 1));
    CompletableFuture<TurnOutcome> turn = run(turn("a"));
    Stream kept = connected();
    CompletableFuture<ActivityOutcome> other = run(activity("b", 1));
    remote.disconnect(lost);

    assertThat(held).isCompletedWithValue(new ActivityOutcome.Abandoned());
    assertThat(turn).isCompletedWithValue(new TurnOutcome.Abandoned());
    assertThat(other).isNotDone();
    assertThat(kept.items).hasSize(1);
  }

  @Test
  void sends_an_abandoned_item_to_the_next_worker() {
    Stream lost = connected();
    run(turn("a")).thenAccept(abandoned -> run(turn("a")));
    remote.disconnect(lost);

    assertThat(connected().items).hasSize(1);
  }

  @Test
  void drops_an_unexpected_answer() {
    remote.complete(OrchestratorResponse.newBuilder().setInstanceId("a").build());
    CompletableFuture<TurnOutcome> turn = run(turn("a"));
    remote.complete(OrchestratorResponse.newBuilder().setInstanceId("a").build());
    assertThat(turn).as("the turn is not out yet").isNotDone();

    connected();
    OrchestratorResponse answer = OrchestratorResponse.newBuilder().setInstanceId("a").build();
    remote.complete(answer);
    remote.complete(answer);
    assertThat(turn).isCompletedWithValue(new TurnOutcome.Answered(answer));
  }

  @Test
  void sends_items_with_the_same_key_one_at_a_time() {
    Stream worker = connected();
    CompletableFuture<ActivityOutcome> first = run(activity("a", 1));
    CompletableFuture<ActivityOutcome> second = run(activity("a", 1));
    assertThat(worker.items).hasSize(1);

    ActivityResponse answer = ActivityResponse.newBuilder().setInstanceId("a").setTaskId(1).build();
    remote.complete(answer);
    assertThat(worker.items).hasSize(2);
    assertThat(first).isCompletedWithValue(new ActivityOutcome.Completed(null));
    assertThat(second).isNotDone();
  }

  @Test
  void rotates_items_among_equally_busy_workers() {
    Stream first = connected();
    Stream second = connected();
    for (int task = 0; task < 4; task++) {
      run(activity("a", task));
      remote.complete(ActivityResponse.newBuilder().setInstanceId("a").setTaskId(task).build());
    }

    assertThat(first.items).hasSize(2);
    assertThat(second.items).hasSize(2);
  }

  @Test
  void gives_up_a_stream_that_does_not_answer_while_its_client_has_a_newer_one() {
    Stream unread = connected("client");
    CompletableFuture<ActivityOutcome> held = run(activity("a", 1));
    Stream newer = connected("client");
    run(activity("a", 2));
    run(activity("a", 3));

    assertThat(newer.items).as("the older stream gets no further items").hasSize(2);
    await().until(held::isDone);
    assertThat(held).isCompletedWithValue(new ActivityOutcome.Abandoned());
    assertThat(unread.items).hasSize(1);
  }

  @Test
  void a_late_answer_restores_a_stream_that_was_given_up() {
    Stream slow = connected("client");
    CompletableFuture<ActivityOutcome> held = run(activity("a", 1));
    Stream newer = connected("client");
    run(activity("b", 1));
    await().until(held::isDone);
    remote.complete(
        ActivityResponse.newBuilder()
            .setCompletionToken(slow.items.get(0).getCompletionToken())
            .build());
    run(activity("c", 1));

    assertThat(slow.items).hasSize(2);
    assertThat(newer.items).hasSize(1);
  }

  @Test
  void does_not_give_up_the_newest_stream_of_a_client_or_one_of_another_client() {
    connected("other");
    CompletableFuture<ActivityOutcome> others = run(activity("a", 1));
    connected("client");
    run(activity("a", 2));
    Stream newest = connected("client");
    CompletableFuture<ActivityOutcome> kept = run(activity("a", 3));
    long before = executor.getCompletedTaskCount();
    await().until(() -> executor.getCompletedTaskCount() > before + 1);

    assertThat(newest.items).hasSize(1);
    assertThat(kept).isNotDone();
    assertThat(others).isNotDone();
  }

  @Test
  void ends_the_streams_with_the_host() {
    Stream worker = connected();
    remote.disconnectAll();

    assertThat(worker.failure).hasMessageContaining("UNAVAILABLE");
  }

  private Stream connected() {
    return connected(new Object());
  }

  private Stream connected(Object client) {
    Stream stream = new Stream();
    remote.connect(stream, client, GetWorkItemsRequest.getDefaultInstance());
    return stream;
  }

  private CompletableFuture<ActivityOutcome> run(Activity activity) {
    return remote.run(activity).toCompletableFuture();
  }

  private CompletableFuture<TurnOutcome> run(Turn turn) {
    return remote.run(turn).toCompletableFuture();
  }

  private static Activity activity(String instanceId, int task) {
    return new Activity(instanceId, "run-1", task, "Say", null, "1", null);
  }

  private static Turn turn(String instanceId) {
    ByteString request =
        OrchestratorRequest.newBuilder().setInstanceId(instanceId).build().toByteString();
    return new Turn(instanceId, "run-1", "Tour", request);
  }

  private static final class Stream implements StreamObserver<WorkItem> {
    private final List<WorkItem> items = new CopyOnWriteArrayList<>();
    private Throwable failure;

    @Override
    public void onNext(WorkItem item) {
      items.add(item);
    }

    @Override
    public void onError(Throwable thrown) {
      failure = thrown;
    }

    @Override
    public void onCompleted() {}
  }
}
