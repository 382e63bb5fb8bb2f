package earshot.demo;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The people of `people.txt`, one a line, with reserved addresses and phones (RFC 2606; 555-0100
/// to 555-0199). What is unusual about one stands behind a bar.
final class People {

  private static final List<String> DOMAINS =
      List.of(
          "mail.example.com",
          "example.org",
          "post.example.net",
          "example.com",
          "inbox.example.org",
          "example.net");
  private static final String SHARED = "shares the phone of ";

  private final DemoCompany company;
  private final Map<String, Person> byName = new LinkedHashMap<>();

  private People(DemoCompany company) {
    this.company = company;
  }

  static Map<String, Person> of(DemoCompany company) {
    var people = new People(company);
    DemoFile.lines(company, "people").forEach(people::add);
    return people.byName;
  }

  private void add(String line) {
    var parts = line.split(" \\| ", 2);
    var note = parts.length > 1 ? parts[1] : "";
    byName.put(parts[0], person(parts[0], note));
  }

  private Person person(String name, String note) {
    return new Person(
        name,
        note.equals("no email") ? null : email(name),
        phone(note),
        !note.equals("no texts"),
        note.equals("email bounced"));
  }

  private String email(String name) {
    var plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    var local =
        plain
            .toLowerCase(Locale.ROOT)
            .replace('ł', 'l')
            .replace(' ', '.')
            .replaceAll("[^a-z.-]", "");
    return local + "@" + DOMAINS.get(byName.size() % DOMAINS.size());
  }

  private @Nullable String phone(String note) {
    if (note.equals("no phone")) return null;
    if (note.startsWith(SHARED)) return Known.in(byName, note.substring(SHARED.length())).phone();
    return "+1" + areaCode() + "5550" + (100 + (byName.size() * 37 + 42) % 100);
  }

  private String areaCode() {
    return company.areaCodes().get(byName.size() % company.areaCodes().size());
  }
}
