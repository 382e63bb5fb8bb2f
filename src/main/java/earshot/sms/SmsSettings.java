package earshot.sms;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param provider who carries the texts, see [Carrier]; without it whoever is set up
/// @param quietHours when applicants get no texts, e.g. `21:00-08:00`, or `none`
/// @param perSecond how many texts may leave from one number each second, 0 for any number
/// @param inboundSecret what `POST /inbound/sms` must show; without it there is no such endpoint
@ConfigurationProperties("earshot.sms")
record SmsSettings(
    @Nullable String provider,
    @Nullable String quietHours,
    @DefaultValue("1") double perSecond,
    @Nullable String inboundSecret) {

  SmsSettings {
    if (!Double.isFinite(perSecond) || perSecond < 0)
      throw new IllegalArgumentException(
          "earshot.sms.per-second (EARSHOT_SMS_PER_SECOND): must be 0 or more, not " + perSecond);
  }
}
