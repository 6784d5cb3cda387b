package dev.durablesingleton.dashboard;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;

/** Serves the page that shows singletons. */
public class SingletonsPage {

  /**
   * Answers with the page itself, which then asks the other functions with the key it came with.
   */
  @FunctionName("SingletonsPage")
  public HttpResponseMessage run(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "singletons",
              authLevel = AuthorizationLevel.FUNCTION)
          HttpRequestMessage<Optional<String>> request) {
    return AssetResponse.of(request, "page.html");
  }
}
