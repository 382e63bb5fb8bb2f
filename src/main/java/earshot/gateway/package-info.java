/// Texts by any gateway that takes them by HTTP.
@NullMarked
@ApplicationModule(allowedDependencies = "sms")
package earshot.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
