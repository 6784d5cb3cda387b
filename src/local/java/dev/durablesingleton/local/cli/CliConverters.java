package dev.durablesingleton.local.cli;

import dev.durablesingleton.local.store.Durability;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What the command line takes and says beyond what picocli does by itself. */
final class CliConverters {

  private CliConverters() {}

  /** One sentence, and where to find the options; the whole usage would bury it. */
  static int wrongOptions(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println(e.getMessage() + "; see durable-local --help.");
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  /** Takes a port, or 0 for any. */
  static final class Port implements ITypeConverter<Integer> {
    private static final int LAST = 65_535;

    @Override
    public Integer convert(String text) {
      if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > LAST) {
        throw new TypeConversionException("'" + text + "' is no number from 0 to " + LAST);
      }
      return Integer.valueOf(text);
    }
  }

  /** Takes a promise by its name, in any letter case. */
  static final class Promise implements ITypeConverter<Durability> {

    @Override
    public Durability convert(String text) {
      return Arrays.stream(Durability.values())
          .filter(durability -> durability.name().equalsIgnoreCase(text))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("'" + text + "' is neither full nor normal"));
    }
  }

  /** Takes the version from the jar's manifest. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = CliConverters.class.getPackage().getImplementationVersion();
      return new String[] {"durable-local " + (version == null ? "(from classes)" : version)};
    }
  }
}
