package earshot.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/// Is there only where texts would go nowhere: the demo's phone takes them.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@InDemo
@ConditionalOnExpression("'${earshot.sms.twilio.account-sid:}'.isBlank()")
@interface WithoutTextProvider {}
