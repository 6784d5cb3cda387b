package dev.durablesingleton.dashboard;

import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import java.util.Optional;

/** Sends the page's files, with what a browser is to keep them from. */
final class AssetResponse {

  /**
   * Nothing from elsewhere, no script but the page's own files, and no text that becomes markup.
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
    boolean known = asset.get().tag().equals(request.getHeaders().get("if-none-match"));
    HttpResponseMessage.Builder response =
        request
            .createResponseBuilder(known ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
            .header("ETag", asset.get().tag())
            // Kept, but asked about each time: a deployment must not mix old files with new ones.
            .header("Cache-Control", "no-cache")
            .header("Content-Security-Policy", POLICY)
            // The page's URL holds a key.
            .header("Referrer-Policy", "no-referrer")
            .header("X-Content-Type-Options", "nosniff");
    return known
        ? response.build()
        : response
            .header("Content-Type", asset.get().contentType())
            .body(asset.get().text())
            .build();
  }
}
