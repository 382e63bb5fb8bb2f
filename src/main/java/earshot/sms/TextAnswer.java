package earshot.sms;

import java.io.Serializable;

/// A text to be sent in answer to a command such as STOP. Published inside the transaction that
/// carries the command out.
public record TextAnswer(String to, String words) implements Serializable {}
