package dev.durablesingleton.local.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.durablesingleton.local.engine.WorkItems.Activity;
import dev.durablesingleton.local.engine.WorkItems.ActivityOutcome;
import dev.durablesingleton.local.engine.WorkItems.Turn;
import dev.durablesingleton.local.engine.WorkItems.TurnOutcome;
import dev.durablesingleton.local.messages.ActivityResponse;
import dev.durablesingleton.local.messages.OrchestratorRequest;
import dev.durablesingleton.local.messages.OrchestratorResponse;
import dev.durablesingleton.local.messages.WorkItem;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The distribution of work items among workers. */
class WorkerStreamsTest {

  private final RemoteWorker remote = new RemoteWorker(Runnable::run);

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
  void ends_the_streams_with_the_host() {
    Stream worker = connected();
    remote.disconnectAll();

    assertThat(worker.failure).hasMessageContaining("UNAVAILABLE");
  }

  private Stream connected() {
    Stream stream = new Stream();
    remote.connect(stream);
    return stream;
  }

  private CompletableFuture<ActivityOutcome> run(Activity activity) {
    return remote.run(activity).toCompletableFuture();
  }

  private CompletableFuture<TurnOutcome> run(Turn turn) {
    return remote.run(turn).toCompletableFuture();
  }

  private static Activity activity(String instanceId, int task) {
    return new Activity(instanceId, "run-1", task, "Say", null, "1");
  }

  private static Turn turn(String instanceId) {
    ByteString request =
        OrchestratorRequest.newBuilder().setInstanceId(instanceId).build().toByteString();
    return new Turn(instanceId, "run-1", "Tour", request);
  }

  private static final class Stream implements StreamObserver<WorkItem> {
    private final List<WorkItem> items = new ArrayList<>();
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
