package earshot.template;

import static earshot.language.Say.say;

/// What somebody typed for a template: a name of one line, and a text whose fields all exist.
public record TemplateText(String name, String body) {

  public static final int MAX_NAME = 80;
  public static final int MAX_BODY = 10_000;

  /// @throws InvalidTemplate with a sentence for whoever typed it
  public TemplateText {
    name = name.replace("\0", "").strip().replaceAll("\\s+", " ");
    body = body.replace("\0", "").replace("\r\n", "\n").replace('\r', '\n').strip();
    if (name.isEmpty()) throw new InvalidTemplate("name", say("Give the template a name."));
    if (name.length() > MAX_NAME) throw new InvalidTemplate("name", tooLong(name, MAX_NAME));
    if (body.isEmpty()) throw new InvalidTemplate("body", say("Write the text of the template."));
    if (body.length() > MAX_BODY) throw new InvalidTemplate("body", tooLong(body, MAX_BODY));
    var unknown = Fields.unknown(body);
    if (!unknown.isEmpty()) throw new InvalidTemplate("body", Fields.sentence(unknown));
  }

  private static String tooLong(String text, int most) {
    return say(
        "That is {0} characters; {1} fit.", "%,d".formatted(text.length()), "%,d".formatted(most));
  }
}
