package dev.durablesingleton.local.cli.durable;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a host and its task hub. */
class HostTarget {

  private static final String DEFAULT_URL = "http://localhost:7071";
  private static final String URL_VARIABLE = "DURABLE_URL";
  private static final String KEY_VARIABLE = "DURABLE_KEY";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The host, for example https://my-app.azurewebsites.net; default: the environment"
              + " variable DURABLE_URL, or http://localhost:7071.")
  private @Nullable String url;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "The system key durabletask_extension or the master key, if the host requires one."
              + " Other users can see it in the list of processes, so set the environment variable"
              + " DURABLE_KEY instead.")
  private @Nullable String key;

  @Option(
      names = "--task-hub-name",
      paramLabel = "NAME",
      description = "The task hub; default: that of the host's host.json.")
  private @Nullable String hub;

  @Option(
      names = "--connection-string-setting",
      paramLabel = "NAME",
      description = "The setting with the connection of the task hub; default: that of host.json.")
  private @Nullable String connection;

  /** Opens the task hub that the options name. */
  ManagementClient open(VerbContext context) throws VerbException {
    return new HostClient(
        BaseUrl.parse(option(url, context, URL_VARIABLE).orElse(DEFAULT_URL)),
        key(context),
        hub,
        connection);
  }

  /** Whether an option names a host or its task hub. */
  boolean namesHost() {
    return url != null || key != null || hub != null || connection != null;
  }

  /** Never part of a message. */
  private @Nullable String key(VerbContext context) throws VerbException {
    String value = option(key, context, KEY_VARIABLE).orElse(null);
    if (value != null && !value.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw VerbException.wrongOptions(
          "The key has a space or another character that no key has; check --key and "
              + KEY_VARIABLE
              + ".");
    }
    return value;
  }

  private static Optional<String> option(
      @Nullable String option, VerbContext context, String variable) {
    return Optional.ofNullable(option != null ? option : context.environment().get(variable))
        .filter(value -> !value.isEmpty());
  }

  /** Parses the URL of a host. */
  private static final class BaseUrl {

    static URI parse(String text) throws VerbException {
      URI uri;
      try {
        uri = URI.create(text.replaceFirst("/+$", ""));
      } catch (IllegalArgumentException e) {
        throw wrong();
      }
      boolean http =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      if (!http
          || uri.getHost() == null
          || uri.getRawUserInfo() != null
          || uri.getRawQuery() != null
          || uri.getRawFragment() != null) {
        throw wrong();
      }
      return uri;
    }

    /** Does not repeat the URL, since it may contain a key. */
    private static VerbException wrong() {
      return VerbException.wrongOptions(
          "The URL must be http:// or https:// with a host name, and may have a port and a path,"
              + " but no user, query or fragment; give a key by "
              + KEY_VARIABLE
              + ".");
    }
  }
}
