package dev.durablesingleton.local.cli.durable;

import dev.durablesingleton.local.store.StoreException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** One verb: a subcommand that prints a result or one sentence that says why there is none. */
abstract class Verb implements Callable<Integer> {

  @Option(names = "--json", description = "Print one JSON document instead of text.")
  private boolean json;

  private final VerbContext context;

  Verb(VerbContext context) {
    this.context = context;
  }

  /** Runs the verb and prints its result. */
  abstract void run(Output output) throws VerbException;

  final VerbContext context() {
    return context;
  }

  @Override
  public final Integer call() {
    try {
      run(new Output(context.out(), context.err(), json));
      return 0;
    } catch (StoreException e) {
      return failed(VerbException.noTaskHub(String.valueOf(e.getMessage())));
    } catch (VerbException e) {
      return failed(e);
    }
  }

  private int failed(VerbException e) {
    context.err().println(Printable.of(String.valueOf(e.getMessage())));
    return e.exitCode();
  }
}
