package earshot.channels;

import earshot.language.Say;

/// What went wrong on a channel, as a step of the self-test says it.
final class Said {

  private Said() {}

  /// "The mail server does not answer."
  static String of(Exception failed) {
    return Say.known(String.valueOf(failed.getMessage())) + ".";
  }
}
