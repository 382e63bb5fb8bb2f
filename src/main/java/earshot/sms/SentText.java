package earshot.sms;

import java.util.List;

/// A text of a delivery that a provider took.
///
/// @param names the provider's for it and each of its parts; empty where it gave none
public record SentText(long deliveryId, String phone, List<String> names) {}
