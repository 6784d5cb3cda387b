package dev.durablesingleton.local.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of the host, read as far as the launcher needs it; the host itself checks them.
 * Immutable.
 */
final class HostArguments {

  /** Runs the host without a child. */
  private static final String NO_LAUNCHER = "--no-launcher";

  /** The options that have a value. */
  static final Set<String> VALUED =
      Set.of(
          "-p",
          "--port",
          "--address",
          "--allowed-host",
          "--sidecar-port",
          "--store",
          "--durability",
          "--client-transport");

  /** The options whose value, if they have one, is part of the argument. */
  static final Set<String> ATTACHED = Set.of("--debug", "--debug-suspend");

  private static final Set<String> WITHOUT_CHILD =
      Set.of(NO_LAUNCHER, "-h", "--help", "-V", "--version");
  private static final String PORT = "--port";
  private static final String SIDECAR_PORT = "--sidecar-port";
  private static final String SHORT_PORT = "-p";
  private static final String NO_RELOAD = "--no-reload";
  private static final String CHECK = "--check";
  private static final String DEBUG = "--debug";
  private static final String DEBUG_SUSPEND = "--debug-suspend";
  private static final int DEBUG_PORT = 5_005;
  private static final String END_OF_OPTIONS = "--";

  private final List<Argument> arguments;
  private final Path directory;

  /**
   * One option or the package folder.
   *
   * @param name null for the package folder
   * @param value null for an option without a value
   */
  private record Argument(@Nullable String name, @Nullable String value) {

    boolean is(String option) {
      return option.equals(name);
    }

    boolean isFolder() {
      return name == null;
    }

    boolean isAttached() {
      return name != null && value != null && ATTACHED.contains(name);
    }
  }

  private HostArguments(List<Argument> arguments, Path directory) {
    this.arguments = List.copyOf(arguments);
    this.directory = directory;
  }

  /**
   * Reads arguments.
   *
   * @param directory what relative paths refer to
   */
  static HostArguments parse(String[] args, Path directory) {
    List<Argument> parsed = new ArrayList<>();
    boolean options = true;
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (options && arg.equals(END_OF_OPTIONS)) {
        options = false;
      } else if (!options || !arg.startsWith("-")) {
        parsed.add(new Argument(null, arg));
      } else if (VALUED.contains(arg) && i + 1 < args.length) {
        parsed.add(new Argument(arg, args[++i]));
      } else {
        parsed.add(option(arg));
      }
    }
    return new HostArguments(parsed, directory);
  }

  /** An option whose value, if it has one, is part of the argument. */
  private static Argument option(String arg) {
    int equals = arg.indexOf('=');
    String name = equals < 0 ? arg : arg.substring(0, equals);
    if (equals > 0 && (VALUED.contains(name) || ATTACHED.contains(name))) {
      return new Argument(name, arg.substring(equals + 1));
    }
    boolean shortPort = arg.startsWith(SHORT_PORT) && arg.length() > SHORT_PORT.length();
    return shortPort
        ? new Argument(SHORT_PORT, arg.substring(SHORT_PORT.length()))
        : new Argument(arg, null);
  }

  /** Whether these arguments are for a host in this process, or for no host at all. */
  boolean needNoChild() {
    return arguments.stream().anyMatch(a -> a.name() != null && WITHOUT_CHILD.contains(a.name()));
  }

  /** Whether the host serves a task hub of the current directory, without a package. */
  boolean haveNoPackage() {
    return has(SIDECAR_PORT) && arguments.stream().noneMatch(Argument::isFolder);
  }

  /** The absolute path of the package folder, by default the current directory. */
  Path packageFolder() {
    return arguments.stream()
        .filter(Argument::isFolder)
        .findFirst()
        .map(a -> directory.resolve(String.valueOf(a.value())).normalize())
        .orElse(directory);
  }

  /** Whether a new host is started when the package changes. */
  boolean reload() {
    return !has(NO_RELOAD) && !has(SIDECAR_PORT) && !has(CHECK);
  }

  /** The port for a debugger; empty without one, and for a port that the host will refuse. */
  Optional<Debugger> debugger() {
    return arguments.stream()
        .filter(a -> a.is(DEBUG) || a.is(DEBUG_SUSPEND))
        .filter(a -> a.value() == null || a.value().matches("[0-9]{1,5}"))
        .reduce((first, last) -> last)
        .map(
            a ->
                new Debugger(
                    a.value() == null ? DEBUG_PORT : Integer.parseInt(a.value()),
                    a.is(DEBUG_SUSPEND)));
  }

  /** Returns the arguments for a host that has another current directory. */
  List<String> absolute() {
    List<String> all = new ArrayList<>();
    for (Argument argument : arguments) {
      if (argument.isAttached()) {
        all.add(argument.name() + "=" + argument.value());
        continue;
      }
      if (argument.name() != null) {
        all.add(argument.name());
      }
      if (argument.value() != null) {
        all.add(absolute(argument, argument.value()));
      }
    }
    if (!haveNoPackage() && arguments.stream().noneMatch(Argument::isFolder)) {
      all.add(directory.toString());
    }
    return all;
  }

  private String absolute(Argument argument, String value) {
    boolean path = argument.isFolder() || (argument.is("--store") && !value.equals("memory"));
    return path ? directory.resolve(value).normalize().toString() : value;
  }

  /**
   * Returns the arguments for a host that replaces one on this port and continues its hub. It does
   * not wait for a debugger.
   */
  HostArguments continuing(int port) {
    List<Argument> all = new ArrayList<>(arguments);
    all.replaceAll(a -> a.is(DEBUG_SUSPEND) ? new Argument(DEBUG, a.value()) : a);
    all.removeIf(a -> a.is("--clean") || a.is(PORT) || a.is(SHORT_PORT) || a.is(SIDECAR_PORT));
    all.add(new Argument(has(SIDECAR_PORT) ? SIDECAR_PORT : PORT, String.valueOf(port)));
    return new HostArguments(all, directory);
  }

  private boolean has(String option) {
    return arguments.stream().anyMatch(a -> a.is(option));
  }
}
