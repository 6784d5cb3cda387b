package dev.durablesingleton.local.triggers.timer;

import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.util.concurrent.CopyOnWriteArrayList;

/** Timer functions that store their input. */
public final class TimerSample {

  static final CopyOnWriteArrayList<String> SEEN = new CopyOnWriteArrayList<>();

  public void store(
      @TimerTrigger(name = "timer", schedule = "from function.json") String timer,
      @BindingName("TimerTrigger") String firedAt) {
    SEEN.add(timer);
    SEEN.add(firedAt);
  }

  public void fail(@TimerTrigger(name = "timer", schedule = "from function.json") String timer) {
    SEEN.add(timer);
    throw new IllegalStateException("not today");
  }
}
