package dev.durablesingleton.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.durablesingleton.fixtures.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a child tells the launcher")
class ChildLinkTest {

  private final List<Report> reports = new CopyOnWriteArrayList<>();

  @Test
  void is_counted_if_it_is_a_sign_and_not_passed_as_a_report() throws Exception {
    try (ChildLink link = ChildLink.open(reports::add)) {
      tell(link, Report.serving(7071, false, false), Report.sign(), Report.sign());

      await().until(() -> link.signs() == 2);
      assertThat(reports).hasSize(1);
    }
  }

  @Test
  void is_the_cause_of_its_end_also_if_the_launcher_has_killed_it() throws Exception {
    assertThat(causeOfKilled(Report.cause("The heap stayed full."))).contains("The heap");
    assertThat(causeOfKilled(Report.serving(7071, false, false))).isEqualTo("It was killed.");
  }

  @Test
  void is_that_it_has_to_be_killed_if_its_heap_stays_full() throws Exception {
    try (ChildLink link = ChildLink.open(reports::add)) {
      tell(link, Report.staysFull());

      await().until(link::staysFull);
      assertThat(link.lastReport(Patience.LIMIT).cause()).isEqualTo("The heap stayed full.");
    }
  }

  private String causeOfKilled(String line) throws Exception {
    try (ChildLink link = ChildLink.open(reports::add)) {
      tell(link, line);
      await().until(() -> !reports.isEmpty());
      reports.clear();
      link.killedBecause("It was killed.");
      return String.valueOf(link.lastReport(Patience.LIMIT).cause());
    }
  }

  private static void tell(ChildLink link, String... lines) throws IOException {
    ProcessBuilder process = new ProcessBuilder();
    link.announceTo(process);
    String[] address = process.environment().get(LauncherLink.VARIABLE).split(" ");
    List<String> all = new ArrayList<>(List.of(address[1]));
    all.addAll(List.of(lines));
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(address[0]))) {
      socket
          .getOutputStream()
          .write((String.join("\n", all) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
