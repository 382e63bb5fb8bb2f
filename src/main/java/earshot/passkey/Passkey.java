package earshot.passkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A passkey of a user, as the user tells it from others.
public record Passkey(long id, String name, Instant createdAt, @Nullable Instant usedAt) {}
