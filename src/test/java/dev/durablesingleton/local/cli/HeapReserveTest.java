package dev.durablesingleton.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The reserve of the heap")
class HeapReserveTest {

  private static final int SIZE = 1 << 20;

  private final List<String> calls = new ArrayList<>();
  private int space = 8 * SIZE;
  private boolean reportFails;
  private final HeapReserve reserve = new HeapReserve(new Calls(), this::allocate, SIZE);

  @Test
  void is_kept_while_the_heap_has_space() {
    reserve.check();
    reserve.check();

    assertThat(calls).isEmpty();
    assertThat(reserve.successes()).isEqualTo(2);
  }

  @Test
  void is_released_when_the_heap_is_full_and_taken_when_twice_as_much_is_free() {
    space = 0;
    reserve.check();
    space = SIZE;
    reserve.check();
    assertThat(calls).containsExactly("full");
    assertThat(reserve.successes()).isZero();

    space = 2 * SIZE;
    reserve.check();
    assertThat(calls).containsExactly("full", "freed");
    assertThat(reserve.successes()).isEqualTo(1);
  }

  @Test
  void is_reported_as_released_until_there_is_memory_for_the_report() {
    space = 0;
    reportFails = true;
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(reserve::check);
    }
    reportFails = false;
    reserve.check();
    reserve.check();

    assertThat(calls).containsExactly("full", "full", "full");
  }

  private byte[] allocate(int bytes) {
    if (bytes > space) {
      throw new OutOfMemoryError();
    }
    return new byte[bytes];
  }

  private final class Calls implements HeapReserve.Listener {

    @Override
    public void hasSpace() {
      calls.add("has space");
    }

    @Override
    public void full() {
      calls.add("full");
      if (reportFails) {
        throw new OutOfMemoryError();
      }
    }

    @Override
    public void freed() {
      calls.add("freed");
    }

    @Override
    public void staysFull() {
      calls.add("stays full");
    }
  }
}
