package dev.durablesingleton.internal.dashboard;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import java.util.Optional;

/** Answers with the dashboard's files and their security headers. */
final class AssetResponse {

  /**
   * Allows only the dashboard's own files, no inline script, and no conversion of text to markup.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'";

  private AssetResponse() {}

  static HttpResponseMessage of(HttpRequestMessage<?> request, String name) {
    Optional<Asset> asset = Asset.named(name);
    if (asset.isEmpty()) {
      return request.createResponseBuilder(HttpStatus.NOT_FOUND).build();
    }
    boolean notModified = asset.get().tag().equals(request.getHeaders().get("if-none-match"));
    HttpResponseMessage.Builder response =
        request
            .createResponseBuilder(notModified ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .header("ETag", asset.get().tag())
            // Cached but always revalidated, so that a deployment does not mix old and new files.
            .header("Cache-Control", "no-cache")
            .header("Content-Security-Policy", POLICY)
            // The page's URL contains a key.
            .header("Referrer-Policy", "no-referrer")
            .header("X-Content-Type-Options", "nosniff");
    return notModified
        ? response.build()
        : response
            .header("Content-Type", asset.get().contentType())
            .body(asset.get().text())
            .build();
  }
}
