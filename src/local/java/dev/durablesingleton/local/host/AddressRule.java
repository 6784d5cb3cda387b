package dev.durablesingleton.local.host;

import dev.durablesingleton.local.functionapp.LocalSettings;
import dev.durablesingleton.local.log.HostLog;
import dev.durablesingleton.local.web.ListenAddress;
import java.util.Optional;

/**
 * Which address the host listens on: the option's, else the setting's, as Core Tools 4.14 has it.
 * Beyond the loopback addresses, requests must need a key.
 */
final class AddressRule {

  private AddressRule() {}

  /**
   * The address to listen on.
   *
   * @throws IllegalArgumentException with one sentence for the user, if an address is invalid, or
   *     if the option names an address beyond loopback and no key is required
   */
  static ListenAddress address(HostOptions options, LocalSettings settings, HostLog log) {
    String option = options.address();
    if (option != null) {
      return ofOption(option, options.auth());
    }
    String setting = settings.localHttpAddress();
    return setting == null ? ListenAddress.loopback() : ofSetting(setting, options.auth(), log);
  }

  private static ListenAddress ofOption(String text, boolean auth) {
    ListenAddress address =
        ListenAddress.parse(text)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Invalid --address value '%s'. Expected an IP address, for example 127.0.0.1 or 0.0.0.0."
                            .formatted(text)));
    if (!address.isLoopback() && !auth) {
      throw new IllegalArgumentException(
          "With --address %s, everyone on the network could use this host without a key; add --auth, or leave --address out."
              .formatted(text));
    }
    return address;
  }

  private static ListenAddress ofSetting(String text, boolean auth, HostLog log) {
    Optional<ListenAddress> address = ListenAddress.parse(text);
    if (address.isEmpty()) {
      throw new IllegalArgumentException(
          "local.settings.json: '%s' is an invalid value for 'Host.LocalHttpAddress'; use an IP address, for example 127.0.0.1 or 0.0.0.0."
              .formatted(text));
    }
    if (!address.get().isLoopback() && !auth) {
      log.warn(
          "Host.Startup",
          "The setting 'Host.LocalHttpAddress' ('%s') of local.settings.json has no effect without --auth: this host listens on the loopback addresses only, because everyone on the network could use it without a key."
              .formatted(text));
      return ListenAddress.loopback();
    }
    return address.get();
  }
}
