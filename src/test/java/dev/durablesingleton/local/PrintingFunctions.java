package dev.durablesingleton.local;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueOutput;
import java.util.Optional;
import java.util.logging.Logger;

/** A function that prints, and sets a queue output. */
public class PrintingFunctions {

  @FunctionName("Print")
  @QueueOutput(name = "$return", queueName = "jobs", connection = "c")
  public String print(
      @HttpTrigger(name = "req", methods = HttpMethod.GET)
          HttpRequestMessage<Optional<String>> request) {
    System.out.println("to standard output");
    System.err.println("to standard error");
    Logger.getLogger("app").info("to a logger of its own");
    return "job";
  }
}
