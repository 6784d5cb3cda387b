package dev.durablesingleton.local.engine.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides by its version whether an instance runs. The rules are those of DurableTask.Core 3.11.2
 * ({@code TaskOrchestrationDispatcher}, {@code TaskOrchestrationVersioningUtils}) as recorded.
 *
 * @param app {@code defaultVersion}: the version of the app and of starts that name none; null for
 *     none
 */
public record VersionRules(@Nullable String app, Match match, Mismatch mismatch) {

  private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+){1,3}");

  private static final Pattern DOT = Pattern.compile("\\.");

  /** {@code versionMatchStrategy}. */
  public enum Match {
    /** Every version runs. */
    NONE,
    /** Only the app's version runs, in the same spelling. */
    STRICT,
    /** The app's version and older ones run; the extension's default. */
    CURRENT_OR_OLDER
  }

  /** {@code versionFailureStrategy}. */
  public enum Mismatch {
    /** The instance waits for a host with another app version; the extension's default. */
    REJECT,
    /** The instance fails. */
    FAIL
  }

  /** What becomes of an instance. */
  public enum Verdict {
    /** It takes turns. */
    RUNS,
    /** It waits for a host with another app version. */
    WAITS,
    /** It fails at its next turn. */
    FAILS
  }

  /** The Durable extension's defaults: no version, so only instances without a version run. */
  public static VersionRules defaults() {
    return new VersionRules(null, Match.CURRENT_OR_OLDER, Mismatch.REJECT);
  }

  /** Runs instances of every version, for workers that check versions themselves. */
  public static VersionRules none() {
    return new VersionRules(null, Match.NONE, Mismatch.REJECT);
  }

  /** The version of a start that names this one, or none; an empty text names one. */
  public @Nullable String ofStart(@Nullable String given) {
    return given == null ? app : given;
  }

  /** Whether an instance of this version takes turns. */
  public boolean runs(@Nullable String version) {
    return verdict(version) == Verdict.RUNS;
  }

  /** Decides about an instance of this version; null for none. */
  public Verdict verdict(@Nullable String version) {
    boolean matches =
        switch (match) {
          case NONE -> true;
          case STRICT -> Objects.equals(version, app);
          case CURRENT_OR_OLDER -> compare(version, app) <= 0;
        };
    if (matches) {
      return Verdict.RUNS;
    }
    return mismatch == Mismatch.FAIL ? Verdict.FAILS : Verdict.WAITS;
  }

  /**
   * Returns why an instance of this version waits, as one sentence without its subject; null if it
   * does not wait.
   */
  public @Nullable String reasonToWait(@Nullable String version) {
    if (verdict(version) != Verdict.WAITS) {
      return null;
    }
    return "waits for a host whose app version fits: its version is %s, %s, and versionMatchStrategy is %s."
        .formatted(
            version == null ? "not set" : "'" + version + "'",
            app == null ? "host.json has no defaultVersion" : "defaultVersion is '" + app + "'",
            match == Match.STRICT ? "Strict" : "CurrentOrOlder");
  }

  /** An absent or blank version is the lowest. Texts that are not numbers compare as texts. */
  static int compare(@Nullable String one, @Nullable String other) {
    if (one == null || one.isBlank()) {
      return other == null || other.isBlank() ? 0 : -1;
    }
    if (other == null || other.isBlank()) {
      return 1;
    }
    List<Integer> numbers = numbers(one);
    List<Integer> others = numbers(other);
    if (numbers.isEmpty() || others.isEmpty()) {
      return one.compareToIgnoreCase(other);
    }
    for (int i = 0; i < numbers.size(); i++) {
      int order = numbers.get(i).compareTo(others.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /**
   * The four numbers of a .NET {@code Version}, of which a missing one is -1, so that 1.5.0 is
   * higher than 1.5; empty if the text is no such version.
   */
  private static List<Integer> numbers(String version) {
    Matcher matcher = NUMBERS.matcher(version);
    List<Integer> numbers = new ArrayList<>();
    if (matcher.matches()) {
      try {
        DOT.splitAsStream(version).map(Integer::valueOf).forEach(numbers::add);
      } catch (NumberFormatException e) {
        return List.of();
      }
      while (numbers.size() < 4) {
        numbers.add(-1);
      }
    }
    return numbers;
  }
}
