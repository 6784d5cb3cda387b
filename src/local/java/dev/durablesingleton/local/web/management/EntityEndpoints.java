package dev.durablesingleton.local.web.management;

import com.google.gson.JsonArray;
import dev.durablesingleton.local.web.http.HttpResponse;

/** The entity routes, which respond as in an app without entities. */
final class EntityEndpoints {

  private EntityEndpoints() {}

  static HttpResponse answer(ManagementRequest request) {
    int depth = request.path().size();
    boolean changes = request.is("POST") || request.is("DELETE");
    if (depth <= 2 && request.is("GET")) {
      return HttpResponse.json(200, new JsonArray());
    } else if (depth == 3 && changes) {
      return ErrorBodies.simple(
          400,
          "The function '"
              + request.path().get(1)
              + "' doesn't exist, is disabled, or is not an entity function. Additional info: No"
              + " entity functions are currently registered!");
    } else if (depth <= 2 && changes) {
      return ErrorBodies.simple(400, "The entity's name and key are missing in the URL.");
    }
    return HttpResponse.empty(404);
  }
}
