package dev.durablesingleton.local;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;

/** Functions in another process whose calls a test releases. */
public class BlockingFunctions {

  /** Connects to this port and runs until it receives a byte. */
  @FunctionName("Block")
  public HttpResponseMessage block(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "block/{port}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("port") String port)
      throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
      socket.getInputStream().read();
    }
    return request.createResponseBuilder(HttpStatus.OK).body("done").build();
  }

  /** Returns an environment variable. */
  @FunctionName("Setting")
  public HttpResponseMessage setting(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              route = "setting/{name}",
              authLevel = AuthorizationLevel.ANONYMOUS)
          HttpRequestMessage<Optional<String>> request,
      @BindingName("name") String name) {
    return request.createResponseBuilder(HttpStatus.OK).body(System.getenv(name)).build();
  }
}
