package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.host.LocalHost;
import dev.durablesingleton.local.launcher.LauncherLink;
import dev.durablesingleton.local.log.HostLog;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The end of the process by function code: by {@link System#exit}, or because it holds the whole
 * heap. After {@code System.exit} the process ends at once with a launcher, as the Functions worker
 * does, since a new host will continue; without one, the host is closed as on SIGTERM. A heap that
 * stays full ends the process in both cases, since no part of the host works.
 */
final class FunctionEnd implements HeapReserve.Listener {

  private static final String CATEGORY = "Host.Function";

  private final LocalHost host;
  private final LauncherLink launcher;
  private final HostLog log;

  FunctionEnd(LocalHost host, LauncherLink launcher, HostLog log) {
    this.host = host;
    this.launcher = launcher;
    this.log = log;
    // Loads the classes now, for which a full heap has no space.
    String unused = fullHeap();
  }

  /** Whether function code ends this process, and a launcher knows it. Call in a shutdown hook. */
  boolean hasBegun() {
    Optional<String> sentence = ExitCaller.find().map(this::sentence);
    sentence.ifPresent(this::tell);
    return sentence.isPresent() && launcher.exists();
  }

  @Override
  public void hasSpace() {
    launcher.responds();
  }

  /** Reports the cause now, since later there may be no memory for it. */
  @Override
  public void full() {
    launcher.endsBecause(fullHeap());
    log.warn(
        "Host.Memory",
        "The heap is full: function code retains too much, or the host needs more with -Xmx."
            + (launcher.exists()
                ? ""
                : " If it stays full, the host ends; committed work is kept."));
  }

  private String fullHeap() {
    TreeSet<String> names = new TreeSet<>(host.runningFunctions().values());
    String running =
        names.isEmpty() ? "" : " while these functions ran: " + String.join(", ", names);
    return "The heap stayed full" + running + ".";
  }

  @Override
  public void freed() {
    launcher.continues();
  }

  @Override
  public void staysFull() {
    launcher.haltWithFullHeap();
  }

  private void tell(String sentence) {
    if (launcher.exists()) {
      launcher.endsBecause(sentence);
    } else {
      log.error(CATEGORY, sentence + " The host ends.", null);
    }
  }

  private String sentence(ExitCaller caller) {
    Map<Thread, String> running = host.runningFunctions();
    String name = running.get(caller.thread());
    return name == null
        ? "Function code called System.exit in " + caller.method() + "."
        : "The function '" + name + "' called System.exit.";
  }
}
