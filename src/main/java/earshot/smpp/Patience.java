package earshot.smpp;

import java.time.Duration;

/// How long to wait for the other side.
///
/// @param answer for a connection, and for the answer to each request
/// @param idle after which silence it is asked whether it is still there
/// @param firstRebind before a lost session is bound again; doubled up to the longest
/// @param inHand for the texts in hand when the server stops
/// @param farewell for its goodbye when the server stops
record Patience(
    Duration answer,
    Duration idle,
    Duration firstRebind,
    Duration longestRebind,
    Duration inHand,
    Duration farewell) {

  static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(4),
          Duration.ofSeconds(1));

  /// After this much silence nobody is there, whatever the socket says.
  Duration longestSilence() {
    return idle.plus(answer).plus(answer);
  }
}
