package dev.durablesingleton.local.harness.app;

import java.util.ArrayList;
import java.util.List;

/** The state that a collector passes from generation to generation. */
public class Gathered {
  /** Identifies the start. */
  public String token;

  /** The numbers of the events in order of arrival. */
  public List<Integer> numbers = new ArrayList<>();
}
