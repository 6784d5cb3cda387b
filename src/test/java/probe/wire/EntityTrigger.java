package probe.wire;

import com.microsoft.azure.functions.annotation.CustomBinding;
import com.microsoft.azure.functions.annotation.HasImplicitOutput;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The binding that newer SDKs write for an entity function. The value is the base64 text of an
 * {@code EntityBatchRequest}, the result that of an {@code EntityBatchResult}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@CustomBinding(direction = "in", name = "", type = "entityTrigger")
@HasImplicitOutput
public @interface EntityTrigger {
  String name();

  String entityName() default "";
}
