/// Texts by SMPP 3.4, both ways: one session to the operator's or aggregator's message center.
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "sms"})
package earshot.smpp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
