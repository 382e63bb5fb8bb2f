package earshot.notification;

import earshot.conversation.Channel;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Who sends on each channel.
@Component
class Senders {

  private final Map<Channel, Sender> senders;

  Senders(EmailDelivery email, SmsDelivery sms) {
    this.senders = Map.of(Channel.EMAIL, email, Channel.SMS, sms);
  }

  /// @param channel any but in the app, where nothing is sent
  Sender of(Channel channel) {
    return Objects.requireNonNull(senders.get(channel));
  }
}
