package earshot.rights;

import static earshot.rights.Caller.APPLICANTS;
import static earshot.rights.Caller.STAFF;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// One line of the table: a request, and what each caller is answered.
///
/// @param path with the names of things, e.g. `/applications/{application}`
/// @param fields query or form, with names of things too
/// @param answers of those who are named; all others are refused as strangers are
record Line(
    String method, String path, String fields, Map<Caller, Answer> answers, boolean forNobody) {

  private static final Pattern SYNTAX =
      Pattern.compile("(GET|POST|PUT)\\s+(\\S+)(?:\\s+(\\S+))?\\s+: (.+)");

  /// `POST /path/{thing} field={thing} : caller caller=404`; a caller without a number may.
  static Line parse(String text) {
    var parts = SYNTAX.matcher(text.replaceFirst("\\s+#.*", "").strip());
    if (!parts.matches()) throw new IllegalArgumentException("No line of the table: " + text);
    var answers = new EnumMap<Caller, Answer>(Caller.class);
    var words = List.of(parts.group(4).strip().split("\\s+"));
    for (var word : words) {
      var named = word.split("=", 2);
      if (!named[0].equals("nobody"))
        for (var caller : Caller.named(named[0])) answers.put(caller, answer(named));
    }
    var fields = parts.group(3) == null ? "" : parts.group(3);
    return new Line(parts.group(1), parts.group(2), fields, answers, words.contains("nobody"));
  }

  private static Answer answer(String[] named) {
    return named.length == 1 ? new Answer.Done() : new Answer.Refused(Integer.parseInt(named[1]));
  }

  Answer to(Caller caller) {
    var named = answers.get(caller);
    if (named != null) return named;
    if (!path.equals("/my") && !path.startsWith("/my/"))
      return STAFF.contains(caller) ? new Answer.Refused(404) : new Answer.First("/sign-in");
    return APPLICANTS.contains(caller) ? new Answer.Refused(404) : new Answer.First("/m/");
  }

  /// A page for reading is asked for before anything is changed.
  boolean reads() {
    return method.equals("GET");
  }

  boolean isFor(Route route) {
    var names = Arrays.stream(fields.split("&")).map(field -> field.split("=")[0]).toList();
    return route.takes(method)
        && Route.shape(route.pattern()).equals(Route.shape(path))
        && names.containsAll(route.fields());
  }

  boolean isAllowedToAll() {
    return Caller.EVERYBODY.stream().allMatch(caller -> to(caller) instanceof Answer.Done);
  }

  boolean isAllowedToSomebody() {
    return answers.containsValue(new Answer.Done());
  }

  @Override
  public String toString() {
    return (method + " " + path + " " + fields).strip();
  }
}
