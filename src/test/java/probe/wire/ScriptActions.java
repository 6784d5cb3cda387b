package probe.wire;

import java.time.Instant;

/** The actions of a turn on the wire. */
final class ScriptActions {

  static final int COMPLETED = 1;
  static final int CONTINUED_AS_NEW = 2;
  static final int FAILED = 3;
  static final int TERMINATED = 5;

  private ScriptActions() {}

  static WireWriter activity(int id, String name, String input) {
    return action(id, 2, new WireWriter().string(1, name).text(3, input));
  }

  static WireWriter child(int id, String instanceId, String name, String version, String input) {
    return action(
        id,
        3,
        new WireWriter().string(1, instanceId).string(2, name).text(3, version).text(4, input));
  }

  static WireWriter timer(int id, Instant due) {
    return action(id, 4, new WireWriter().time(1, due));
  }

  static WireWriter send(int id, String target, String name, String data) {
    return action(
        id,
        5,
        new WireWriter()
            .message(1, new WireWriter().string(1, target))
            .string(2, name)
            .text(3, data));
  }

  static WireWriter complete(int id, int status, String result, WireWriter failure) {
    return action(id, 6, new WireWriter().number(1, status).text(2, result).message(6, failure));
  }

  static WireWriter continueAsNew(int id, String input, String version) {
    return action(
        id, 6, new WireWriter().number(1, CONTINUED_AS_NEW).text(2, input).text(4, version));
  }

  static WireWriter failure(String type, String message) {
    return new WireWriter().string(1, type).string(2, message);
  }

  private static WireWriter action(int id, int field, WireWriter body) {
    return new WireWriter().number(1, id).message(field, body);
  }
}
