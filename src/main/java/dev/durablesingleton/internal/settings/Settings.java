package dev.durablesingleton.internal.settings;

import dev.durablesingleton.internal.links.InvalidSettingException;
import dev.durablesingleton.internal.links.PublicAddress;
import dev.durablesingleton.internal.start.OrchestratorNames;
import dev.durablesingleton.start.Reuse;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The app settings. An invalid setting makes only those requests fail that need it.
 *
 * @param reuse default of the parameter {@code reuse}
 * @param publicAddress where links begin
 * @param kept the singletons that the keeper keeps running
 * @param environment where the app runs, for people who look at it
 * @param hostName the Functions host's own name, with port; null if the host does not set it
 */
public record Settings(
    Parsed<Reuse> reuse,
    Parsed<PublicAddress> publicAddress,
    KeptSingletons kept,
    Parsed<AppEnvironment> environment,
    @Nullable String hostName) {

  /** App setting with the default of the parameter {@code reuse}. */
  public static final String REUSE_SETTING = "SINGLETON_REUSE";

  /** Set by every Functions host; the Durable extension builds its URLs from it. */
  private static final String HOST_SETTING = "WEBSITE_HOSTNAME";

  /** Value of a setting, or the reason why it has none. */
  public static final class Parsed<T> {

    private final @Nullable T value;
    private final @Nullable String error;

    private Parsed(@Nullable T value, @Nullable String error) {
      this.value = value;
      this.error = error;
    }

    private static <T> Parsed<T> of(Supplier<T> parser) {
      try {
        return new Parsed<>(parser.get(), null);
      } catch (InvalidSettingException e) {
        return new Parsed<>(null, e.getMessage());
      }
    }

    /**
     * The value.
     *
     * @throws InvalidSettingException if the setting is invalid
     */
    public T value() {
      if (value == null) {
        throw new InvalidSettingException(Objects.requireNonNull(error));
      }
      return value;
    }
  }

  /**
   * Parses the settings; an invalid one is reported where it is used.
   *
   * @param variables returns the value of an app setting; null if it is not set
   * @param orchestrators the orchestrators that the keeper's entries may name
   */
  public static Settings of(UnaryOperator<String> variables, OrchestratorNames orchestrators) {
    return new Settings(
        Parsed.of(() -> reuse(variables)),
        Parsed.of(() -> PublicAddress.of(variables)),
        KeptSingletons.in(setting(variables, KeptSingletons.SETTING).orElse(""), orchestrators),
        Parsed.of(() -> AppEnvironment.of(name -> setting(variables, name))),
        setting(variables, HOST_SETTING).orElse(null));
  }

  private static Reuse reuse(UnaryOperator<String> variables) {
    return setting(variables, REUSE_SETTING)
        .map(
            name ->
                Reuse.named(name.strip())
                    .orElseThrow(
                        () -> InvalidSettingException.of(REUSE_SETTING, name, Reuse.NAMES)))
        .orElse(Reuse.NEVER);
  }

  private static Optional<String> setting(UnaryOperator<String> variables, String name) {
    return Optional.ofNullable(variables.apply(name)).filter(value -> !value.isBlank());
  }
}
