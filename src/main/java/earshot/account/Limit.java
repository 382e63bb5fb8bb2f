package earshot.account;

import java.time.Duration;

/// How often something may be tried: some times at once, then one more each time a while has
/// passed.
public enum Limit {
  /// Wrong passwords for one address, from browsers it never signed in with.
  SIGN_IN_ACCOUNT(10, Duration.ofMinutes(1)),
  /// Wrong passwords for one address, from a browser it did sign in with.
  SIGN_IN_BROWSER(10, Duration.ofMinutes(1)),
  /// Wrong passwords from one place, for whichever addresses.
  SIGN_IN_PLACE(40, Duration.ofSeconds(10)),
  /// Addresses without single sign-on, typed at one place to come in by it.
  SINGLE_SIGN_ON(40, Duration.ofSeconds(10)),
  /// Wrong passwords of somebody who is signed in.
  OWN_PASSWORD(10, Duration.ofMinutes(1)),
  /// Wrong codes of a second factor, each for one user: from browsers never signed in with, and
  /// from each other one.
  SECOND_FACTOR(5, Duration.ofMinutes(5)),
  /// Challenges for passkeys, made for one place.
  PASSKEY(40, Duration.ofSeconds(5)),
  /// Links that were never made, opened from one place.
  LINK(40, Duration.ofSeconds(10)),
  /// Messages that one applicant writes: on the page behind the link, by mail and by text.
  ANSWER(1_000, Duration.ofSeconds(1)),
  /// Mails with a fresh link or a way to a new password, wanted for one person: each kind by
  /// itself, so that what anybody can ask for in one place is not refused to its owner in another.
  MAIL_TO(3, Duration.ofMinutes(10)),
  /// The same, wanted from one place for whomever.
  MAIL_FROM_PLACE(20, Duration.ofSeconds(30)),
  /// Codes typed at the first run, and sign-ups, from one place.
  SET_UP(10, Duration.ofMinutes(1)),
  /// Application forms sent from one place: a shop's own network may be one.
  APPLY(20, Duration.ofSeconds(30));

  private final int atOnce;
  private final Duration each;

  Limit(int atOnce, Duration each) {
    this.atOnce = atOnce;
    this.each = each;
  }

  public int atOnce() {
    return atOnce;
  }

  public Duration each() {
    return each;
  }
}
