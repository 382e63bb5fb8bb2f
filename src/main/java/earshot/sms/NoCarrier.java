package earshot.sms;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Holds where nobody is set up to carry texts.
public class NoCarrier implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata annotated) {
    return Carrier.chosen(context.getEnvironment()).isEmpty();
  }
}
