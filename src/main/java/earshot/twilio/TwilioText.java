package earshot.twilio;

import earshot.sms.InboundText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A text that came in, as Twilio hands it in or has it in its log.
final class TwilioText {

  private TwilioText() {}

  /// What Earshot cannot take by text is not lost in silence. It is no part of the words: a STOP
  /// that comes with a picture is one.
  ///
  /// @param files how many pictures and other files came with it; empty for none
  /// @param written as of [InboundText]
  static InboundText of(
      String from, String to, String body, String files, String sid, @Nullable Instant written) {
    var note =
        files.matches("[1-9][0-9]?")
            ? "[Came with %s file(s), which cannot be taken by text]".formatted(files)
            : "";
    return new InboundText(from, to, body, note, sid, written);
  }
}
