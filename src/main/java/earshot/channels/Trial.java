package earshot.channels;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One run of the self-test.
///
/// @param phone which is texted; null for none
/// @param answer what its owner is asked to answer
/// @param mailTo who may be mailed where no mail comes in; null for nobody
record Trial(
    long id, @Nullable String phone, String answer, @Nullable String mailTo, Instant begunAt) {}
