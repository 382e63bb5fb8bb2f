package earshot.demo;

import earshot.sms.NoCarrier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Conditional;

/// Is there only where texts would go nowhere: the demo's phone takes them.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@InDemo
@Conditional(NoCarrier.class)
@interface WithoutTextProvider {}
