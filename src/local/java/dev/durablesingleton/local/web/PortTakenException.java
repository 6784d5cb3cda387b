package dev.durablesingleton.local.web;

import java.io.IOException;

/** The port is in use; the message is meant for the user. */
public final class PortTakenException extends Exception {

  PortTakenException(int port, IOException cause) {
    super(
        "Port "
            + port
            + " is unavailable. Close the process using that port, or specify another port using"
            + " --port [-p].",
        cause);
  }
}
