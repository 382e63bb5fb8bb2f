package earshot.company;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What users say of themselves.
///
/// @param zone the time zone times are shown in
/// @param answerMail when applicants' answers are mailed
public record Profile(PersonName name, @Nullable Phone phone, ZoneId zone, AnswerMail answerMail) {}
