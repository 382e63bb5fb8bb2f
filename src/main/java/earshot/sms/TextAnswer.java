package earshot.sms;

import java.io.Serializable;

/// A text to be sent in answer to a command such as STOP. Published in the company concerned, and
/// inside the transaction that carries the command out, if there is one.
public record TextAnswer(String to, String words) implements Serializable {}
