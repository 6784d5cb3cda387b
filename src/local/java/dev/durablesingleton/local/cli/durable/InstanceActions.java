package dev.durablesingleton.local.cli.durable;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verbs that ask for a change and do not wait for it. */
final class InstanceActions {

  private InstanceActions() {}

  /** Suspends an instance. */
  @Command(name = "suspend", description = "Suspends a running instance.")
  static final class Suspend extends Action {
    Suspend(VerbContext context) {
      super(context, "suspend");
    }
  }

  /** Resumes an instance. */
  @Command(name = "resume", description = "Resumes a suspended instance.")
  static final class Resume extends Action {
    Resume(VerbContext context) {
      super(context, "resume");
    }
  }

  /** Rewinds an instance. */
  @Command(name = "rewind", description = "Runs the failed tasks of a failed instance again.")
  static final class Rewind extends Action {
    Rewind(VerbContext context) {
      super(context, "rewind");
    }
  }

  private abstract static class Action extends InstanceVerb {

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the history.")
    private @Nullable String reason;

    private final String action;

    Action(VerbContext context, String action) {
      super(context);
      this.action = action;
    }

    @Override
    Change change(Instances instances, String instanceId) throws VerbException {
      instances.request(instanceId, action, reason);
      JsonObject status = instances.status(instanceId, false);
      return new Change(
          "The host has accepted to %s the instance '%s', which is %s now."
              .formatted(action, instanceId, StatusText.text(status, "runtimeStatus")),
          status);
    }
  }
}
