/// Texts by Twilio: its messages, their states, and texts that come in.
@NullMarked
@ApplicationModule(allowedDependencies = {"sms", "web"})
package earshot.twilio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
