package dev.durablesingleton.local.web.admin;

import dev.durablesingleton.local.web.http.HttpResponse;
import java.util.Map;

/** The page at {@code /} if no function has this route. */
public final class HomePage {

  private static final String HTML =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <title>Your Azure Function App is up and running.</title>
      <style>body { font-family: sans-serif; margin: 4em auto; max-width: 40em; }</style>
      </head>
      <body>
      <h1>Your Functions 4.0 app is up and running</h1>
      <p>It runs on the local host of Durable Singleton.
      <a href="/admin/functions">Its functions</a>, and
      <a href="/admin/host/status">the host's state</a>.</p>
      </body>
      </html>
      """;

  private HomePage() {}

  /** The page, or 204 if the app setting {@code AzureWebJobsDisableHomepage} is true. */
  public static HttpResponse response(Map<String, String> environment) {
    return "true".equalsIgnoreCase(environment.get("AzureWebJobsDisableHomepage"))
        ? HttpResponse.empty(204)
        : HttpResponse.text(200, "text/html", HTML);
  }
}
