package earshot.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/// Is there only where mail would go nowhere: the demo's mailbox takes it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@InDemo
@ConditionalOnExpression("'${spring.mail.host:}'.isBlank()")
@interface WithoutMailServer {}
