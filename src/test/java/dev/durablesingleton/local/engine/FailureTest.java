package dev.durablesingleton.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import com.microsoft.durabletask.FailureDetails;
import com.microsoft.durabletask.RetryPolicy;
import com.microsoft.durabletask.TaskFailedException;
import com.microsoft.durabletask.TaskOptions;
import dev.durablesingleton.local.messages.HistoryEvent.EventTypeCase;
import dev.durablesingleton.local.messages.TaskFailureDetails;
import dev.durablesingleton.local.store.Instance;
import dev.durablesingleton.local.store.RuntimeStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureTest {
  private final TestHub test = new TestHub();

  @BeforeEach
  void teach() {
    test.worker()
        .activity(
            "Broken",
            input -> {
              throw new IllegalStateException("no luck");
            });
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void an_orchestrator_that_throws_at_once_fails_its_instance_and_the_details_are_kept()
      throws InvalidProtocolBufferException {
    test.worker()
        .orchestrator(
            "Throws",
            ctx -> {
              throw new IllegalStateException("at once");
            });
    Instance failed = test.run("Throws", "t", null);
    assertThat(failed.status()).isEqualTo(RuntimeStatus.FAILED);
    assertThat(failed.output()).isEqualTo("java.lang.IllegalStateException: at once");
    TaskFailureDetails details = TaskFailureDetails.parseFrom(failed.failure());
    assertThat(details.getErrorType()).isEqualTo("java.lang.IllegalStateException");
    assertThat(details.getErrorMessage()).isEqualTo("at once");
    assertThat(details.getStackTrace().getValue()).contains("FailureTest");
    HistoryRules.check("t", test.hub().history("t"));
  }

  @Test
  void a_host_that_cannot_call_the_orchestrator_fails_the_instance_without_details() {
    Instance failed = test.run("Unknown", "u", null);
    assertThat(failed.status()).isEqualTo(RuntimeStatus.FAILED);
    assertThat(failed.failure()).isNull();
    assertThat(failed.customStatus()).isNull();
    assertThat(failed.output()).isEqualTo("{\"message\":\"no such orchestrator\"}");
  }

  @Test
  void a_failed_activity_reports_type_and_message_to_the_orchestrator() {
    test.worker()
        .orchestrator(
            "Catches",
            ctx -> {
              try {
                ctx.callActivity("Broken").await();
              } catch (TaskFailedException e) {
                FailureDetails details = e.getErrorDetails();
                ctx.complete(details.getErrorType() + ": " + details.getErrorMessage());
              }
            });
    assertThat(test.run("Catches", "c", null).output())
        .isEqualTo("\"IllegalStateException: no luck\"");
    assertThat(test.events("c", EventTypeCase.TASKFAILED).get(0).getFailureReason())
        .isEqualTo("it threw");
  }

  @Test
  void a_retry_handler_decides_how_often() {
    List<Integer> asked = new CopyOnWriteArrayList<>();
    test.worker()
        .orchestrator(
            "Handled",
            ctx -> {
              TaskOptions options =
                  new TaskOptions(
                      retry -> {
                        asked.add(retry.getLastAttemptNumber());
                        return retry.getLastAttemptNumber() < 3;
                      });
              ctx.callActivity("Broken", null, options).await();
            });
    Instance failed = test.run("Handled", "h", null);
    assertThat(failed.status()).isEqualTo(RuntimeStatus.FAILED);
    assertThat(failed.output()).contains("no luck");
    assertThat(test.worker().activityRuns()).hasSize(3);
    assertThat(asked).contains(1, 2, 3);
  }

  @Test
  void retries_of_a_sub_orchestration_use_one_id_and_report_the_last_failure() {
    test.worker()
        .orchestrator(
            "Child", ctx -> ctx.callActivity("Broken", ctx.getInput(String.class)).await());
    test.worker()
        .orchestrator(
            "Parent",
            ctx -> {
              TaskOptions thrice = new TaskOptions(new RetryPolicy(3, Duration.ofMillis(1)));
              try {
                ctx.callSubOrchestrator("Child", "x", "child", thrice, Void.class).await();
              } catch (TaskFailedException e) {
                ctx.complete(e.getErrorDetails().getErrorMessage());
              }
            });
    assertThat(test.run("Parent", "p", null).output()).contains("no luck");
    assertThat(test.worker().activityRuns()).hasSize(3);
    assertThat(test.events("p", EventTypeCase.SUBORCHESTRATIONINSTANCECREATED))
        .extracting(e -> e.getSubOrchestrationInstanceCreated().getInstanceId())
        .containsExactly("child", "child", "child");
    assertThat(test.events("p", EventTypeCase.TIMERCREATED)).hasSize(2);
  }

  @Test
  void
      a_sub_orchestration_of_a_blank_id_fails_its_task_once_and_says_what_azure_storage_would_do() {
    test.worker().orchestrator("Child", ctx -> ctx.complete("ran"));
    test.worker()
        .orchestrator(
            "Parent",
            ctx -> {
              TaskOptions thrice = new TaskOptions(new RetryPolicy(3, Duration.ofMillis(1)));
              try {
                ctx.callSubOrchestrator("Child", null, "\u00A0 ", thrice, Void.class).await();
              } catch (TaskFailedException e) {
                ctx.complete(e.getErrorDetails().getErrorMessage());
              }
            });

    assertThat(test.run("Parent", "p", null).output())
        .startsWith(
            "\"The instance ID is white space alone (U+00A0, U+0020); on Azure Storage its message would poison the task hub:");
    assertThat(test.events("p", EventTypeCase.SUBORCHESTRATIONINSTANCECREATED)).hasSize(1);
    assertThat(test.hub().find("\u00A0 ")).isEmpty();
    HistoryRules.check("p", test.hub().history("p"));
  }

  @Test
  void children_without_a_chosen_id_get_the_same_id_in_every_replay() {
    test.worker().orchestrator("Child", ctx -> ctx.complete(ctx.getInstanceId()));
    test.worker()
        .orchestrator(
            "Parent",
            ctx -> {
              List<String> ids = new ArrayList<>();
              for (int i = 0; i < 3; i++) {
                ids.add(ctx.callSubOrchestrator("Child", null, String.class).await());
              }
              ctx.complete(ids);
            });
    test.run("Parent", "p", null);
    List<String> ids =
        test.events("p", EventTypeCase.SUBORCHESTRATIONINSTANCECREATED).stream()
            .map(e -> e.getSubOrchestrationInstanceCreated().getInstanceId())
            .toList();
    assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    assertThat(test.find("p").output()).isEqualTo("[\"" + String.join("\",\"", ids) + "\"]");
  }
}
