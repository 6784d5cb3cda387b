package dev.durablesingleton.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.durablesingleton.Singletons;
import java.util.Optional;

/**
 * Serves the dashboard's scripts and styles. Anonymous, because a JavaScript module cannot pass the
 * page's key to the modules that it imports; the files contain no data.
 */
public class SingletonsAssets {

  /** Answers with the file, or with 404. */
  @FunctionName("SingletonsAssets")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "singletons/assets/{name}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    return Singletons.current().dashboardFile(request);
  }
}
