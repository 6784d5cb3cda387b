package dev.durablesingleton.local.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The ID of a call")
class InvocationIdTest {

  @Test
  void is_a_random_GUID_of_its_own() {
    List<String> ids = Stream.generate(InvocationId::next).limit(10_000).toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids.stream().map(UUID::fromString))
        .allMatch(id -> id.version() == 4 && id.variant() == 2);
    assertThat(ids).allMatch(id -> id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
  }
}
