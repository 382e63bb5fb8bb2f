package earshot.live;

import java.util.function.BooleanSupplier;

/// What a stream of one conversation hears of, and how long.
record Narrow(String conversation, BooleanSupplier goesOn) {

  /// What is about no conversation by name says only that something changed.
  boolean hears(LiveUpdate update) {
    return update.conversation().equals(conversation) || update.kind().equals("catchup");
  }
}
