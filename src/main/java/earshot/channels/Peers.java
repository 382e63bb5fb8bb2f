package earshot.channels;

import earshot.conversation.Channel;
import earshot.email.EmailSender;
import earshot.sms.SmsSender;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who is on the other side of each channel.
@Component
class Peers {

  private final EmailSender email;
  private final SmsSender sms;

  Peers(EmailSender email, SmsSender sms) {
    this.email = email;
    this.sms = sms;
  }

  boolean isSetUp(Channel channel) {
    return switch (channel) {
      case EMAIL -> email.isSetUp();
      case SMS -> sms.isSetUp();
      case IN_APP -> true;
    };
  }

  /// Whether this node can hand something over to it, as far as it is known without trying.
  boolean isReachable(Channel channel) {
    return channel != Channel.SMS || sms.isReachable();
  }

  /// The name the other side is watched under; null where nothing leaves this server.
  @Nullable String of(Channel channel) {
    return switch (channel) {
      case EMAIL -> email.peer();
      case SMS -> sms.peer();
      case IN_APP -> null;
    };
  }
}
