package dev.durablesingleton.local;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions in another process that do what function code should not do. */
public class StrainingFunctions {

  private static final List<byte[]> RETAINED = new ArrayList<>();

  /** Fills the heap, with large objects and then with smaller ones, and keeps them. */
  @FunctionName("FillHeap")
  public void fillHeap(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "fill-heap",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    for (int size = 1 << 20; size >= 1 << 10; size /= 4) {
      try {
        while (true) {
          RETAINED.add(new byte[size]);
        }
      } catch (OutOfMemoryError e) {
        // Smaller objects may still fit.
        continue;
      }
    }
  }

  /** Closes the streams that it shares with the host. */
  @FunctionName("CloseOutput")
  public HttpResponseMessage closeOutput(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "close-output",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    System.out.close();
    System.err.close();
    return request.createResponseBuilder(HttpStatus.OK).body("closed").build();
  }

  /** Never returns, and ignores interrupts. */
  @FunctionName("Loop")
  public void loop(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              route = "loop",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request) {
    while (true) {
      Thread.onSpinWait();
    }
  }

  /** Responds with a header of this many characters. */
  @FunctionName("LongHeader")
  public HttpResponseMessage longHeader(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "long-header/{length}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("length") String length) {
    return request
        .createResponseBuilder(HttpStatus.OK)
        .header("X-Long", "x".repeat(Integer.parseInt(length)))
        .body("done")
        .build();
  }
}
