package dev.durablesingleton.local.harness.app;

import java.util.ArrayList;
import java.util.List;

/** What a collector has, and hands from generation to generation. */
public class Gathered {
  /** Which start it came from. */
  public String token;

  /** The events' numbers in the order of their coming. */
  public List<Integer> numbers = new ArrayList<>();
}
