package dev.durablesingleton.local.json;

/** A number with a fraction or an exponent that keeps its text, such as {@code 1.10}. */
final class WrittenNumber extends Number {

  private static final long serialVersionUID = 1;

  private final String text;

  WrittenNumber(String text) {
    this.text = text;
  }

  @Override
  public int intValue() {
    return (int) doubleValue();
  }

  @Override
  public long longValue() {
    return (long) doubleValue();
  }

  @Override
  public float floatValue() {
    return Float.parseFloat(text);
  }

  @Override
  public double doubleValue() {
    return Double.parseDouble(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
