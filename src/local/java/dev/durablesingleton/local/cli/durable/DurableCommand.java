package dev.durablesingleton.local.cli.durable;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line of the verbs. */
@Command(
    name = "durable-local",
    description = "Queries and controls the instances of a task hub.",
    scope = ScopeType.INHERIT,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:there is no such instance, or its status does not allow the action",
      "2:wrong options",
      "3:the host does not answer, refuses the key or fails, or the file cannot be used"
    })
public final class DurableCommand implements Runnable {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Print this help.")
  @SuppressWarnings("UnusedVariable") // Read by picocli.
  private boolean help;

  @Spec private CommandLine.Model.CommandSpec spec;

  private DurableCommand() {}

  /**
   * Runs the verb that the arguments name, and ends the JVM with its exit code.
   *
   * @param args {@code durable}, a verb and its options; see {@code durable --help}
   */
  public static void main(String[] args) {
    System.exit(execute(VerbContext.ofProcess(), List.of(args).subList(1, args.length)));
  }

  /** Runs a verb and returns its exit code. */
  static int execute(VerbContext context, List<String> args) {
    CommandLine line = new CommandLine(new DurableCommand());
    line.setCommandName("durable-local durable");
    verbs(context).forEach(line::addSubcommand);
    return line
        // An argument @FILE is the value of an option.
        .setExpandAtFiles(false)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setOut(writer(context.out()))
        .setErr(writer(context.err()))
        .setParameterExceptionHandler(DurableCommand::wrongOptions)
        .execute(args.toArray(String[]::new));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, Charset.defaultCharset());
  }

  private static List<Verb> verbs(VerbContext context) {
    return List.of(
        new GetInstances(context),
        new GetRuntimeStatus(context),
        new GetHistory(context),
        new StartNew(context),
        new RaiseEvent(context),
        new InstanceActions.Suspend(context),
        new InstanceActions.Resume(context),
        new Terminate(context),
        new InstanceActions.Rewind(context),
        new PurgeHistory(context),
        new DeleteTaskHub(context));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a verb, for example get-instances");
  }

  /** Prints one sentence and a pointer to {@code --help} instead of the whole usage text. */
  private static int wrongOptions(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .println(e.getMessage() + "; see " + command.getCommandSpec().qualifiedName() + " --help.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
