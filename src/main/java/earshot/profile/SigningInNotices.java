package earshot.profile;

import earshot.company.Users;
import earshot.secondfactor.SecondFactorChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Queues the mails about changed ways of signing in, in the transaction that changes them.
@Component
class SigningInNotices {

  private final Users users;
  private final OwnMailQueue mails;

  SigningInNotices(Users users, OwnMailQueue mails) {
    this.users = users;
    this.mails = mails;
  }

  @EventListener
  void on(SecondFactorChanged changed) {
    users
        .find(changed.userId())
        .ifPresent(user -> mails.signingInChanged(user, SigningInNotice.of(changed.change())));
  }
}
