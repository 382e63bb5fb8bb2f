package earshot.language;

import static earshot.language.Say.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Whatever the staff reads is there in Spanish, once, and asked for.
class SayTest {

  private static final Path MAIN = Path.of("src/main");
  private static final Path TEMPLATES = MAIN.resolve("jte");
  private static final Path SPANISH = MAIN.resolve("resources/words/es");

  /// What speaks English alone: the demo's own pages, the description of the API for programmers;
  /// and what is for applicants, see [WordsTest].
  private static final Pattern NOT_THE_STAFFS =
      Pattern.compile(
          "demo/.*|api/(docs|field|operation|prose|schema)\\.jte|careers/.*|applicant/.*"
              + "|account/link-.*|conversation/applicant.*|conversation/files\\.jte|unsubscribe/.*"
              + "|web/applicant.*|email/letter\\.jte");

  private static final String LITERAL = "\"([^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+)\"";
  private static final Pattern SAID = said("say");
  private static final Pattern SPOKEN = said("spoken");
  private static final Pattern NOT_FOUND = Pattern.compile("new NotFound\\(\"([^\"]+)\"\\)");
  private static final Pattern STRING = Pattern.compile(LITERAL);
  private static final Pattern VALUE = Pattern.compile("\\{\\d}");

  /// A sentence for people that is thrown without being said.
  private static final Pattern UNSAID =
      Pattern.compile(
          "new (InvalidInput|NotFound)\\([^;]*?(?<!say\\(\\s{0,40})\"[A-Z][^\"]* [^\"]*\"");

  /// English words that show that a sentence was left in English.
  private static final Pattern ENGLISH_WORDS =
      Pattern.compile("\\b(the|and|your|you|is|are|of|with|to)\\b");

  @Test
  void every_sentence_that_is_said_is_there_in_spanish() throws IOException {
    var said = said();

    assertThat(said).hasSizeGreaterThan(300);
    assertThat(spanish().keySet()).containsAll(said);
  }

  /// Only these travel with a page.
  @Test
  void what_scripts_say_is_in_their_own_file() throws IOException {
    var spoken = new TreeSet<String>();
    for (var file : sources("js")) spoken.addAll(said(SPOKEN, Files.readString(file)));

    assertThat(read(SPANISH.resolve("scripts.yaml")).keySet())
        .containsExactlyInAnyOrderElementsOf(spoken);
  }

  @Test
  void every_translation_is_asked_for() throws IOException {
    var written = new TreeSet<String>();
    for (var file : sources("java", "jte", "js")) {
      var text = Files.readString(file);
      var found = STRING.matcher(text);
      while (found.find()) written.add(unescaped(found.group(1)));
      written.addAll(said(SAID, text));
      written.addAll(notFound(text));
    }

    assertThat(written).containsAll(spanish().keySet());
  }

  @Test
  void no_sentence_is_translated_twice() throws IOException {
    var seen = new LinkedHashMap<String, Path>();
    var twice = new ArrayList<String>();
    for (var file : dictionaries())
      for (var sentence : read(file).keySet())
        if (!file.endsWith("scripts.yaml") && seen.put(sentence, file) != null)
          twice.add(file.getFileName() + ": " + sentence);

    assertThat(twice).isEmpty();
  }

  @Test
  void a_translation_has_the_values_of_its_sentence_and_no_english_left() throws IOException {
    spanish()
        .forEach((english, spanish) -> {
          assertThat(values(spanish)).as(english).isEqualTo(values(english));
          assertThat(ENGLISH_WORDS.matcher(spanish).find()).as(spanish).isFalse();
        });
  }

  @Test
  void no_template_of_the_staff_holds_a_sentence_of_its_own() throws IOException {
    for (var template : sources("jte"))
      if (!NOT_THE_STAFFS.matcher(TEMPLATES.relativize(template).toString()).matches())
        assertThat(OwnWords.of(Files.readString(template)).replace("Earshot", ""))
            .as(template.toString())
            .doesNotContainPattern("[A-Za-z]{2}");
  }

  @Test
  void nothing_is_refused_without_being_said() throws IOException {
    for (var source : sources("java"))
      assertThat(UNSAID.matcher(Files.readString(source)).results().map(it -> it.group()))
          .as(source.toString())
          .isEmpty();
  }

  @Test
  void a_sentence_is_said_in_the_language_of_its_reader() {
    assertThat(say("{0} min", 5)).isEqualTo("5 min");
    assertThat(say("{0} and {1}", "{1}", "$2")).isEqualTo("{1} and $2");
    assertThat(say("Save")).isEqualTo("Save");
    assertThat(Say.in(Language.SPANISH, () -> say("Save"))).isEqualTo("Guardar");
    assertThat(say("Save")).isEqualTo("Save");
    assertThat(Say.in(Language.SPANISH, () -> Say.known("550 No such user")))
        .isEqualTo("550 No such user");
  }

  private static Pattern said(String by) {
    return Pattern.compile("\\b" + by + "\\(\\s*(" + LITERAL + "(?:\\s*\\+\\s*" + LITERAL + ")*)");
  }

  private static Set<String> said() throws IOException {
    var said = new TreeSet<String>();
    for (var file : sources("java", "jte")) said.addAll(said(SAID, Files.readString(file)));
    for (var file : sources("js")) said.addAll(said(SPOKEN, Files.readString(file)));
    for (var file : sources("java")) said.addAll(notFound(Files.readString(file)));
    return said;
  }

  private static List<String> said(Pattern said, String source) {
    return said.matcher(source)
        .results()
        .map(it -> {
          var parts = STRING.matcher(it.group(1)).results().map(part -> part.group(1)).toList();
          return unescaped(String.join("", parts));
        })
        .toList();
  }

  /// As [earshot.web.NotFound] says it.
  private static List<String> notFound(String source) {
    return NOT_FOUND
        .matcher(source)
        .results()
        .map(it -> "There is no such " + it.group(1) + ", or you may not see it.")
        .toList();
  }

  private static String unescaped(String literal) {
    return literal.replace("\\\"", "\"").replace("\\n", "\n");
  }

  private static List<String> values(String text) {
    return VALUE.matcher(text).results().map(it -> it.group()).sorted().distinct().toList();
  }

  private static Map<String, String> spanish() throws IOException {
    var all = new LinkedHashMap<String, String>();
    for (var file : dictionaries()) all.putAll(read(file));
    return all;
  }

  private static Map<String, String> read(Path dictionary) throws IOException {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(dictionary));
  }

  private static List<Path> dictionaries() throws IOException {
    try (var files = Files.list(SPANISH)) {
      return files.sorted().toList();
    }
  }

  private static List<Path> sources(String... endings) throws IOException {
    try (var files = Files.walk(MAIN)) {
      return files
          .filter(file -> Stream.of(endings).anyMatch(it -> file.toString().endsWith("." + it)))
          .toList();
    }
  }
}
