package earshot.notification;

import earshot.conversation.Channel;
import earshot.conversation.Delivery;
import earshot.conversation.NewDelivery;
import earshot.email.EmailSender;
import earshot.sms.SmsSender;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// On which channels a message would reach applicants, and why not on the others: asked before a
/// bulk message is sent and when any message is stored, so that both times it is the same answer.
@Component
public class ApplicantChannels {

  private final Subjects subjects;
  private final EmailSender email;
  private final SmsSender sms;

  ApplicantChannels(Subjects subjects, EmailSender email, SmsSender sms) {
    this.subjects = subjects;
    this.email = email;
    this.sms = sms;
  }

  /// The deliveries a message of this moment has, by application: one for every channel, skipped
  /// with its reason where the channel cannot be used.
  public Map<Long, List<NewDelivery>> of(Collection<Long> applications) {
    var channels = new HashMap<Long, List<NewDelivery>>();
    subjects.reaches(applications).forEach((id, reach) -> channels.put(id, of(reach)));
    return channels;
  }

  /// The same of one application.
  List<NewDelivery> of(long application) {
    return of(subjects.reach(application));
  }

  private List<NewDelivery> of(Reach reach) {
    return List.of(
        of(Channel.EMAIL, reach.email(), firstOf(emailOff(), reach.noEmail())),
        of(Channel.SMS, reach.phone(), firstOf(smsOff(), reach.noText())),
        of(Channel.IN_APP, null, null));
  }

  private static NewDelivery of(
      Channel channel, @Nullable String address, @Nullable String skipped) {
    return new NewDelivery(channel, Delivery.APPLICANT, address, skipped);
  }

  /// Why no mail goes anywhere; null if it does.
  @Nullable String emailOff() {
    return email.isSetUp() ? null : "Email is not set up";
  }

  private @Nullable String smsOff() {
    return sms.isSetUp() ? null : "Texts are not set up";
  }

  private static @Nullable String firstOf(@Nullable String reason, @Nullable String otherwise) {
    return reason == null ? otherwise : reason;
  }
}
