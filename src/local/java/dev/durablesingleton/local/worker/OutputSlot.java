package dev.durablesingleton.local.worker;

import com.microsoft.azure.functions.OutputBinding;
import org.jspecify.annotations.Nullable;

/** The value of one output binding in one call. */
final class OutputSlot implements OutputBinding<Object> {

  private final boolean http;
  private @Nullable Object value;

  OutputSlot(boolean http) {
    this.http = http;
  }

  @Override
  public @Nullable Object getValue() {
    return value;
  }

  @Override
  public void setValue(@Nullable Object value) {
    this.value = value;
  }

  Value toValue(ValueConverter converter) {
    return converter.toValue(value, http ? ReturnKind.HTTP : ReturnKind.PLAIN);
  }
}
