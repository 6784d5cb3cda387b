package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.host.HostOptions;
import dev.durablesingleton.local.store.Durability;
import java.util.Arrays;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** Option converters and error messages that picocli does not provide. */
final class CliConverters {

  private CliConverters() {}

  /** Prints one sentence and a pointer to {@code --help} instead of the whole usage text. */
  static int wrongOptions(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println(e.getMessage() + "; see durable-local --help.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** Parses a port; 0 means any free port. */
  static final class Port implements ITypeConverter<Integer> {
    private static final int LAST = 65_535;

    @Override
    public Integer convert(String text) {
      if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LAST) {
        throw new TypeConversionException("'" + text + "' is not a number from 0 to " + LAST);
      }
      return Integer.valueOf(text);
    }
  }

  /** Gives an option without {@code =PORT} the port that debuggers use by default. */
  static final class AttachedPort implements IParameterPreprocessor {
    private static final String DEFAULT = "5005";

    /** What picocli tells for an option that is followed by white space. */
    private static final String ALONE = " ";

    @Override
    public boolean preprocess(
        Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
      if (ALONE.equals(info.get("separator"))) {
        args.push(DEFAULT);
      }
      return false;
    }
  }

  /** Parses a host name, without a port. */
  static final class HostName implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
      if (!text.matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,252})")) {
        throw new TypeConversionException(
            "'" + text + "' is not a host name such as dev.example.com, without scheme and port");
      }
      return text;
    }
  }

  /** Parses a durability level by its name, ignoring case. */
  static final class DurabilityLevel implements ITypeConverter<Durability> {

    @Override
    public Durability convert(String text) {
      return Arrays.stream(Durability.values())
          .filter(durability -> durability.name().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("'" + text + "' is neither full nor normal"));
    }
  }

  /** Parses the way of the package's clients to the task hub by its name, ignoring case. */
  static final class ClientTransport implements ITypeConverter<HostOptions.Clients> {

    @Override
    public HostOptions.Clients convert(String text) {
      return Arrays.stream(HostOptions.Clients.values())
          .filter(clients -> clients.name().replace('_', '-').equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("'" + text + "' is neither in-process nor port"));
    }
  }

  /** Reads the version from the jar's manifest. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = CliConverters.class.getPackage().getImplementationVersion();
      return new String[] {"durable-local " + (version == null ? "(from classes)" : version)};
    }
  }
}
