package dev.durablesingleton.local.web.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.durablesingleton.local.functionapp.FunctionMetadata;
import dev.durablesingleton.local.web.http.HttpResponse;
import dev.durablesingleton.local.web.http.RequestHead;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /admin/functions}: the functions, their URLs and their errors. */
final class FunctionsApi {

  private static final String FILES = "/admin/vfs/";

  private final HostInfo host;

  FunctionsApi(HostInfo host) {
    this.host = host;
  }

  /** All functions; links in the list always have the scheme {@code https} (recorded). */
  HttpResponse all(RequestHead head) {
    String base = head.origin().replaceFirst("^http:", "https:");
    JsonArray entries = new JsonArray();
    host.functions().stream()
        .filter(FunctionsApi::isListed)
        .forEach(f -> entries.add(entry(f, base)));
    return HttpResponse.json(200, entries);
  }

  HttpResponse one(String name, RequestHead head) {
    return host.function(name)
        .filter(FunctionsApi::isListed)
        .map(function -> HttpResponse.json(200, entry(function, head.origin())))
        .orElseGet(() -> HttpResponse.empty(404));
  }

  HttpResponse status(String name) {
    return host.function(name).map(FunctionsApi::status).orElseGet(() -> HttpResponse.empty(404));
  }

  private static HttpResponse status(FunctionMetadata function) {
    JsonObject status = new JsonObject();
    if (function.error() != null) {
      JsonArray errors = new JsonArray();
      errors.add(function.error());
      status.add("errors", errors);
    }
    return HttpResponse.json(200, status);
  }

  /**
   * Functions with an invalid name, bindings or script file are not listed (recorded); they have no
   * bindings.
   */
  private static boolean isListed(FunctionMetadata function) {
    return !function.bindings().isEmpty();
  }

  private JsonObject entry(FunctionMetadata function, String base) {
    String root = base + FILES + urlPath(host.folder().resolve(function.name()));
    JsonObject entry = new JsonObject();
    entry.addProperty("name", function.name());
    entry.addProperty("script_root_path_href", root + "/");
    entry.addProperty("script_href", base + FILES + urlPath(script(function)));
    entry.addProperty("config_href", root + "/function.json");
    entry.add("test_data_href", null);
    entry.addProperty("href", base + "/admin/functions/" + function.name());
    entry.addProperty("invoke_url_template", url(function, base));
    entry.addProperty("language", "java");
    entry.add("config", function.config());
    entry.add("files", null);
    entry.add("test_data", null);
    entry.addProperty("isDisabled", function.disabled());
    entry.addProperty("isDirect", false);
    entry.addProperty("isProxy", false);
    return entry;
  }

  private Path script(FunctionMetadata function) {
    return host.folder().resolve(function.name()).resolve(function.scriptFile()).normalize();
  }

  private @Nullable String url(FunctionMetadata function, String base) {
    String prefix = host.hostJson().routePrefix();
    return function
        .httpTrigger()
        .map(trigger -> base + (prefix.isEmpty() ? "/" : "/" + prefix + "/") + trigger.route())
        .map(text -> text.toLowerCase(Locale.ROOT))
        .orElse(null);
  }

  private static String urlPath(Path path) {
    String text = path.toString().replace('\\', '/');
    return text.startsWith("/") ? text.substring(1) : text;
  }
}
