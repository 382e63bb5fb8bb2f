package earshot.sms;

/// A phone gets no texts any more, or gets them again. Published inside the transaction that
/// changes it.
public record OptOutChanged(String phone, boolean optedOut) {}
