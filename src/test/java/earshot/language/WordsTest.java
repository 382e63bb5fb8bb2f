package earshot.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever applicants read is there in every language, and stands nowhere but in the bundles.
class WordsTest {

  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Path SOURCES = Path.of("src/main/java");

  /// Everything that is shown to applicants. The link-* pages are the only ones of their folder.
  private static final List<String> OF_APPLICANTS =
      List.of(
          "careers/.*",
          "applicant/.*",
          "account/link-.*",
          "conversation/applicant.*",
          "conversation/files.jte",
          "unsubscribe/page.*",
          "web/applicant.*");

  /// Names in the sources that look like keys.
  private static final Set<String> NO_KEYS =
      Set.of("job.title", "mail.example.com", "conversation.archived");

  private static final Pattern VALUE = Pattern.compile("\\{\\d}");
  private static final Pattern KEY =
      Pattern.compile(
          "\"((?:page|date|careers|job|apply|thanks|problem|confirmation|refusal|conversation|expired|sent"
              + "|unknown|error|stop|own|stage|link|mail|text)\\.[a-z][a-z.-]*[a-z])\"");

  /// What is put together from a name: `"stage." + …`
  private static final Pattern PUT_TOGETHER =
      Pattern.compile("(error|own\\.done|stage|refusal)\\..*");

  @Test
  void every_key_is_there_in_both_languages_with_the_same_values() throws IOException {
    var english = bundle("messages.properties");
    var spanish = bundle("messages_es.properties");

    assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (var key : english.stringPropertyNames()) {
      assertThat(spanish.getProperty(key)).as(key).isNotBlank();
      assertThat(values(spanish.getProperty(key)))
          .as(key)
          .isEqualTo(values(english.getProperty(key)));
    }
  }

  @Test
  void a_sentence_in_spanish_is_not_the_english_one() throws IOException {
    var english = bundle("messages.properties");
    var spanish = bundle("messages_es.properties");

    for (var key : english.stringPropertyNames())
      if (english.getProperty(key).contains(" ") && !key.startsWith("date."))
        assertThat(spanish.getProperty(key)).as(key).isNotEqualTo(english.getProperty(key));
  }

  @Test
  void every_key_that_is_asked_for_is_there() throws IOException {
    var known = bundle("messages.properties").stringPropertyNames();
    var asked = new TreeSet<String>();
    for (var file : files()) {
      var found = KEY.matcher(Files.readString(file));
      while (found.find()) asked.add(found.group(1));
    }

    asked.removeAll(NO_KEYS);

    assertThat(asked).hasSizeGreaterThan(80).contains("apply.send", "problem.email");
    assertThat(known).containsAll(asked);
    assertThat(known).allMatch(key -> asked.contains(key) || PUT_TOGETHER.matcher(key).matches());
  }

  @Test
  void no_template_for_applicants_holds_a_sentence_of_its_own() throws IOException {
    var templates = templates();
    assertThat(templates).hasSizeGreaterThan(14);
    for (var template : templates)
      assertThat(OwnWords.of(Files.readString(template))).as(template.toString()).isEmpty();
  }

  @Test
  void a_sentence_in_a_template_is_found() {
    assertThat(OwnWords.of("<p>Hello there</p>")).contains("Hello there");
    assertThat(OwnWords.of("<a aria-label=\"Go on\">${words.text(\"x\")}</a>")).contains("Go on");
    assertThat(OwnWords.of("<p>${words.text(\"own.title\")}</p>@if(done)<b>${x}</b>@endif"))
        .isEmpty();
  }

  @Test
  void a_language_is_chosen_by_what_the_browser_accepts() {
    assertThat(Language.accepted("es-MX,es;q=0.9,en;q=0.8")).isEqualTo(Language.SPANISH);
    assertThat(Language.accepted("en-US,es;q=0.9")).isEqualTo(Language.ENGLISH);
    assertThat(Language.accepted("fr,es;q=0.5")).isEqualTo(Language.SPANISH);
    assertThat(Language.accepted("fr")).isEqualTo(Language.ENGLISH);
    assertThat(Language.accepted("no such header,,;q")).isEqualTo(Language.ENGLISH);
  }

  private static List<String> values(String text) {
    return VALUE.matcher(text).results().map(it -> it.group()).sorted().distinct().toList();
  }

  private static Properties bundle(String name) throws IOException {
    var bundle = new Properties();
    try (var reader = Files.newBufferedReader(RESOURCES.resolve(name))) {
      bundle.load(reader);
    }
    return bundle;
  }

  private static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file ->
              OF_APPLICANTS.stream()
                  .anyMatch(it -> TEMPLATES.relativize(file).toString().matches(it)))
          .toList();
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> java = Files.walk(SOURCES)) {
      return Stream.concat(templates().stream(), java.filter(it -> it.toString().endsWith(".java")))
          .toList();
    }
  }
}
