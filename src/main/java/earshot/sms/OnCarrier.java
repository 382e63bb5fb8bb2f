package earshot.sms;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// The condition of [CarriedBy].
class OnCarrier implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata annotated) {
    var named = annotated.getAnnotationAttributes(CarriedBy.class.getName());
    return Carrier.chosen(context.getEnvironment())
        .filter(carrier -> named != null && carrier.equals(named.get("value")))
        .isPresent();
  }
}
