package earshot.sms;

import java.io.Serializable;

/// A text to be sent in answer to a command such as STOP. Published in the company concerned, and
/// inside the transaction that carries the command out, if there is one.
///
/// @param name of the text it answers: the same one again is the same answer
public record TextAnswer(String name, String to, String words) implements Serializable {

  static TextAnswer to(InboundText text, String words) {
    return new TextAnswer(text.from() + ":" + text.providerId(), text.from(), words);
  }
}
