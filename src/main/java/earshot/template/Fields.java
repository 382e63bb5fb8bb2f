package earshot.template;

import static earshot.language.Say.say;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The fields of a text, such as `{{applicant.first_name}}`; spaces inside the braces do no harm.
public final class Fields {

  private static final Pattern FIELD = Pattern.compile("\\{\\{([^{}\\n]*)}}");

  /// A field, or what was to be one: braces opened and not closed, or closed and not opened.
  private static final Pattern ATTEMPT =
      Pattern.compile(FIELD.pattern() + "|\\{\\{[^{}\\s]*}?|(?<![^{}\\s])[^{}\\s]*}}");

  private Fields() {}

  /// The text with its fields filled in. What is filled in is not looked at again.
  public static String fill(String text, FieldValues values) {
    return FIELD.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, values)));
  }

  /// What looks like a field and is none, as typed: `{{applicant.name}}`, or braces left open.
  public static List<String> unknown(String text) {
    return ATTEMPT
        .matcher(text)
        .results()
        .filter(found -> field(found).isEmpty())
        .map(MatchResult::group)
        .distinct()
        .toList();
  }

  /// What to tell somebody who typed that.
  public static String sentence(List<String> unknown) {
    return say("{0} is not a field. There are four: {1}.", unknown.getFirst(), Field.list());
  }

  private static String value(MatchResult found, FieldValues values) {
    return field(found).map(field -> field.of(values)).orElseGet(found::group);
  }

  private static Optional<Field> field(MatchResult found) {
    return Optional.ofNullable(found.group(1)).map(String::strip).flatMap(Field::named);
  }
}
