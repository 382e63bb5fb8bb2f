package earshot.demo;

import java.time.Instant;

/// A text on a phone of the demo.
///
/// @param own whether the phone's owner wrote it
public record DemoText(long id, String phone, boolean own, String body, Instant sentAt) {}
