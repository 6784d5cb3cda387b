package dev.durablesingleton.internal.http;

import com.microsoft.azure.functions.HttpResponseMessage;
import dev.durablesingleton.internal.links.ManagementLinks;

/** What a caller of a start function is told. */
sealed interface StartReply {

  /** Writes this reply. */
  HttpResponseMessage write(Responses responses);

  /** The instance was started. */
  record Accepted(ManagementLinks links) implements StartReply {

    @Override
    public HttpResponseMessage write(Responses responses) {
      return responses.accepted(links);
    }
  }

  /** The instance was started, and finished within the requested wait time. */
  record Finished(FinishedInstance instance) implements StartReply {

    @Override
    public HttpResponseMessage write(Responses responses) {
      return responses.finished(instance);
    }
  }

  /** The instance was not started, or it is unknown whether it was. */
  record Refused(Refusal refusal) implements StartReply {

    @Override
    public HttpResponseMessage write(Responses responses) {
      return responses.refused(refusal);
    }
  }
}
