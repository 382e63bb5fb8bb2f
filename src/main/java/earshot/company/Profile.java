package earshot.company;

import earshot.language.Language;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What users say of themselves.
///
/// @param zone the time zone times are shown in
/// @param language the language pages and mails are in
/// @param answerMail when applicants' answers are mailed
public record Profile(
    PersonName name,
    @Nullable Phone phone,
    ZoneId zone,
    Language language,
    AnswerMail answerMail) {}
