package earshot.company;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What users say of themselves.
///
/// @param zone the time zone times are shown in
/// @param mailAnswers whether an applicant's answer is mailed while the user is away
public record Profile(PersonName name, @Nullable Phone phone, ZoneId zone, boolean mailAnswers) {}
