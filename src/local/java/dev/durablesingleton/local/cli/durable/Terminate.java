package dev.durablesingleton.local.cli.durable;

import com.google.gson.JsonObject;
import dev.durablesingleton.local.store.RuntimeStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Terminates an instance and waits for its end, since the real engine may accept a terminate and
 * lose it (recorded).
 */
@Command(name = "terminate", description = "Terminates an instance and waits until it has ended.")
final class Terminate extends InstanceVerb {

  private static final long INTERVAL_MILLIS = 500;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; becomes the output of the instance.")
  private @Nullable String reason;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "How long to wait for the end; 0 for not at all; default: 30.")
  private int seconds;

  Terminate(VerbContext context) {
    super(context);
  }

  @Override
  Change change(Instances instances, String instanceId) throws VerbException {
    if (seconds < 0) {
      throw VerbException.wrongOptions("--wait is '%d'; it must be 0 or more.".formatted(seconds));
    }
    long end = System.nanoTime() + seconds * NANOS_PER_SECOND;
    instances.request(instanceId, "terminate", reason);
    JsonObject status = instances.status(instanceId, false);
    while (!hasEnded(status) && System.nanoTime() < end) {
      pause();
      status = instances.status(instanceId, false);
    }
    if (seconds > 0 && !hasEnded(status)) {
      throw VerbException.refused(
          "The host has accepted to terminate the instance '%s', but it is still %s after %d s; ask again."
              .formatted(instanceId, text(status), seconds));
    }
    return new Change("The instance '%s' is %s.".formatted(instanceId, text(status)), status);
  }

  private static boolean hasEnded(JsonObject status) {
    return RuntimeStatus.ofLabel(text(status)).filter(RuntimeStatus::isTerminal).isPresent();
  }

  private static String text(JsonObject status) {
    return StatusText.text(status, "runtimeStatus");
  }

  private static void pause() throws VerbException {
    try {
      Thread.sleep(INTERVAL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw VerbException.noTaskHub("Interrupted before the instance had ended.");
    }
  }
}
