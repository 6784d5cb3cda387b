package dev.durablesingleton.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import dev.durablesingleton.Singletons;
import java.util.Optional;

/** Serves the dashboard's HTML page. */
public class SingletonsPage {

  /** Answers with the page, which calls the other functions with the key in its own URL. */
  @FunctionName("SingletonsPage")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "singletons",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request) {
    return Singletons.current().dashboardFile(request);
  }
}
