package earshot.sms;

/// Takes texts that answer the self-test, which are messages to nobody.
public interface TestTexts {

  /// Whether it was one.
  boolean take(InboundText text);
}
