package earshot.profile;

import earshot.company.Users;
import earshot.passkey.PasskeyChanged;
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
    tell(changed.userId(), SigningInNotice.of(changed.change()));
  }

  @EventListener
  void on(PasskeyChanged changed) {
    tell(
        changed.userId(),
        changed.added() ? SigningInNotice.PASSKEY_ADDED : SigningInNotice.PASSKEY_REMOVED);
  }

  private void tell(long user, SigningInNotice notice) {
    users.find(user).ifPresent(found -> mails.signingInChanged(found, notice));
  }
}
