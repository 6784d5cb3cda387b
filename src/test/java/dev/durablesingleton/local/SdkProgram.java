package dev.durablesingleton.local;

import static org.awaitility.Awaitility.await;

import com.microsoft.durabletask.DurableTaskClient;
import com.microsoft.durabletask.DurableTaskGrpcClientBuilder;
import com.microsoft.durabletask.DurableTaskGrpcWorker;
import com.microsoft.durabletask.DurableTaskGrpcWorkerBuilder;
import com.microsoft.durabletask.TaskActivity;
import com.microsoft.durabletask.TaskActivityFactory;
import com.microsoft.durabletask.TaskOrchestration;
import com.microsoft.durabletask.TaskOrchestrationFactory;

/** A program with its own worker and client, as in the SDK's samples. */
public final class SdkProgram implements AutoCloseable {

  private final DurableTaskClient client;
  private final Thread worker;

  /** Has the orchestrator {@code Hello}, which waits for {@code go} and then greets its input. */
  public SdkProgram(int port) {
    client = new DurableTaskGrpcClientBuilder().port(port).build();
    DurableTaskGrpcWorker functions =
        new DurableTaskGrpcWorkerBuilder()
            .port(port)
            .addOrchestration(
                new TaskOrchestrationFactory() {
                  @Override
                  public String getName() {
                    return "Hello";
                  }

                  @Override
                  public TaskOrchestration create() {
                    return context -> {
                      context.setCustomStatus("waiting");
                      context.waitForExternalEvent("go").await();
                      String name = context.getInput(String.class);
                      context.complete(context.callActivity("Greet", name, String.class).await());
                    };
                  }
                })
            .addActivity(
                new TaskActivityFactory() {
                  @Override
                  public String getName() {
                    return "Greet";
                  }

                  @Override
                  public TaskActivity create() {
                    return context -> "Hello, " + context.getInput(String.class);
                  }
                })
            .build();
    worker = new Thread(functions::startAndBlock, "sdk-worker");
    worker.setDaemon(true);
    worker.start();
  }

  public DurableTaskClient client() {
    return client;
  }

  @Override
  public void close() {
    worker.interrupt();
    await().until(() -> !worker.isAlive());
    client.close();
  }
}
