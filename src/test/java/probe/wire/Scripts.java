package probe.wire;

import com.microsoft.azure.functions.annotation.FunctionName;

/** Orchestrators without an SDK. */
public class Scripts {

  /** Runs the steps of its input; see {@link ScriptTurn}. */
  @FunctionName("Script")
  public String script(@RawOrchestrationTrigger(name = "ctx") String ctx) throws Exception {
    return new ScriptTurn(ctx).run();
  }

  /** Completes with the base64 text of its own request, which shows what the host sends. */
  @FunctionName("ShowRequest")
  public String showRequest(@RawOrchestrationTrigger(name = "ctx") String ctx) {
    return new WireWriter()
        .string(1, WireMessage.ofBase64(ctx).string(1))
        .message(2, ScriptActions.complete(0, ScriptActions.COMPLETED, "\"" + ctx + "\"", null))
        .toBase64();
  }
}
