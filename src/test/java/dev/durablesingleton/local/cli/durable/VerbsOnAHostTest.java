package dev.durablesingleton.local.cli.durable;

import dev.durablesingleton.local.web.TestSite;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("On a host without keys")
class VerbsOnAHostTest extends HostVerbs {

  VerbsOnAHostTest() {
    super(TestSite.with(), site -> Map.of());
  }
}
