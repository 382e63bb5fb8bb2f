package earshot.channels;

import static earshot.language.Say.say;

import earshot.web.PublicUrl;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/// By which doors mail and texts come in, as far as the settings say.
@Component
class Doors {

  private final Environment settings;
  private final PublicUrl url;

  Doors(Environment settings, PublicUrl url) {
    this.settings = settings;
    this.url = url;
  }

  boolean mailIn() {
    return isSet("earshot.email.inbound-secret") || isSet("earshot.email.imap.host");
  }

  /// The one thing to change where texts do not come in.
  String textFix() {
    if (isSet("earshot.sms.twilio.account-sid"))
      return say("Have Twilio post incoming messages to {0}.", url.of("/inbound/sms/twilio"));
    if (isSet("earshot.sms.smpp.host"))
      return say("Ask whoever runs the message center to route texts to this account.");
    return isSet("earshot.sms.inbound-secret")
        ? say("Have the gateway post incoming texts to {0}.", url.of("/inbound/sms"))
        : say("Set EARSHOT_SMS_INBOUND_SECRET, which opens /inbound/sms.");
  }

  private boolean isSet(String setting) {
    return StringUtils.hasText(settings.getProperty(setting));
  }
}
