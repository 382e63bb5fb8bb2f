package earshot.smtp;

import java.time.Duration;

/// How long to wait for the server, beside what `mail.smtp.timeout` says of single answers.
///
/// @param answer for the last one, after the whole mail: servers look through it and deliver it
///   before they give it, and a mail whose answer is not waited for goes again (RFC 5321 section
///   4.5.3.2.6)
/// @param longest for a mail in all: a server that drips answers in time, each time
/// @param kept how long a line stays open for the next mail. Servers end one that says nothing
///   after some minutes, and machines in between forget it without a word
record Patience(Duration answer, Duration longest, Duration kept) {

  /// A delivery is not waited for longer than 90 s.
  static final Patience USUAL =
      new Patience(Duration.ofSeconds(80), Duration.ofMinutes(2), Duration.ofSeconds(30));
}
