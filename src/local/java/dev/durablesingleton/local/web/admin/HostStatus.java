package dev.durablesingleton.local.web.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.web.http.HttpResponse;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;

/** {@code /admin/host/status}, {@code ping} and {@code processes}. */
final class HostStatus {

  /** The version of the recorded host; tools check the major version. */
  private static final String VERSION = "4.1037.0";

  private static final int LONGEST_ID = 32;

  private final HostInfo host;
  private final AppOffline offline;

  HostStatus(HostInfo host, AppOffline offline) {
    this.host = host;
    this.offline = offline;
  }

  HttpResponse status() {
    JsonObject status = new JsonObject();
    status.addProperty("id", id());
    status.addProperty("state", offline.isOffline() ? "Offline" : "Running");
    status.addProperty("version", VERSION + ".0");
    status.addProperty("versionDetails", VERSION);
    status.addProperty("platformVersion", "");
    status.addProperty("instanceId", "");
    status.addProperty("computerName", "");
    status.addProperty("processUptime", ManagementFactory.getRuntimeMXBean().getUptime());
    status.addProperty("functionAppContentEditingState", "Unknown");
    return HttpResponse.json(200, status);
  }

  static HttpResponse ping() {
    return HttpResponse.empty(200)
        .with("Cache-Control", "no-store,no-cache")
        .with("Pragma", "no-cache");
  }

  static HttpResponse processes() {
    JsonObject process = new JsonObject();
    process.addProperty("processId", ProcessHandle.current().pid());
    process.addProperty("processName", "java");
    process.addProperty("debugEngine", "java");
    process.addProperty("isEligibleForOpenInBrowser", false);
    JsonArray processes = new JsonArray();
    processes.add(process);
    JsonObject body = new JsonObject();
    body.add("processes", processes);
    return HttpResponse.json(200, body);
  }

  private String id() {
    String set = host.environment().get("AzureFunctionsWebHost__hostid");
    if (set != null && !set.isEmpty()) {
      return set;
    }
    String machine = machineName().replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    String hash =
        String.format(Locale.ROOT, "%010d", Integer.toUnsignedLong(host.folder().hashCode()));
    int maxLength = LONGEST_ID - hash.length() - 1;
    return machine.substring(0, Math.min(maxLength, machine.length())) + "-" + hash;
  }

  private static String machineName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
