package earshot.importing;

import static earshot.language.Say.say;

import earshot.company.Locations;
import earshot.company.Phone;
import earshot.company.User;
import earshot.importing.Preview.Shown;
import earshot.importing.Preview.Wrong;
import earshot.importing.Recognition.Found;
import earshot.language.Say;
import earshot.web.InvalidInput;
import java.io.IOException;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Looks ahead at a whole file with the rules of importing it, and stores nothing.
@Component
class Previews {

  static final int MOST_ROWS = 100_000;

  private static final int SOME = 1_000;

  private final FileDatabase files;
  private final PlacesOf places;
  private final PeopleDatabase people;
  private final Locations locations;
  private final TransactionOperations transaction;
  private final Clock clock;

  Previews(
      FileDatabase files,
      PlacesOf places,
      PeopleDatabase people,
      Locations locations,
      TransactionOperations transaction,
      Clock clock) {
    this.files = files;
    this.places = places;
    this.people = people;
    this.locations = locations;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// @throws InvalidInput for a file of too many rows
  Preview of(User user, Import its, Columns columns) throws IOException {
    var seen = new Seen();
    var drafts = new Drafts(columns, places.user(user), clock.instant());
    var recognition = new Recognition(people, user);
    try (var rows = FileRows.of(its, files.open(its.id()), 0)) {
      for (var some = rows.next(SOME); !some.isEmpty(); some = rows.next(SOME)) {
        var part = some;
        transaction.executeWithoutResult(_ -> seen.add(part, Part.of(part, drafts, recognition)));
        if (seen.total > MOST_ROWS)
          throw new InvalidInput(
              "columns",
              say("A file can have {0} rows; split this one.", "%,d".formatted(MOST_ROWS)));
      }
    }
    return seen.preview();
  }

  /// What was seen so far.
  private final class Seen {

    private int total;
    private int added;
    private int applicants;
    private int recognized;
    private final List<Shown> first = new ArrayList<>();
    private final TreeMap<Integer, Wrong> wrong = new TreeMap<>();

    void add(List<Numbered> rows, Part part) {
      total += rows.size();
      for (var row : rows)
        if (wrong.size() < Preview.MOST_WRONG && part.failed().containsKey(row.number()))
          wrong.put(row.number(), new Wrong(row.row().line(), part.failed().get(row.number())));
      part.found().forEach(this::add);
    }

    private void add(Found found) {
      added++;
      if (found.first()) applicants++;
      if (found.applicant() > 0) recognized++;
      if (first.size() < Preview.MOST_SHOWN) first.add(shown(found));
    }

    Preview preview() {
      return new Preview(total, added, applicants, recognized, first, List.copyOf(wrong.values()));
    }
  }

  private static DateTimeFormatter day() {
    return DateTimeFormatter.ofPattern(say("MMM d, yyyy"), Say.language().locale());
  }

  private Shown shown(Found found) {
    var draft = found.draft();
    var zone = locations.find(draft.job().locationId()).zone();
    return new Shown(
        draft.name(),
        draft.email() == null ? "" : draft.email(),
        draft.phone() == null ? "" : new Phone(draft.phone()).display(),
        draft.job().title(),
        draft.job().location(),
        draft.stage().label(),
        day().format(draft.appliedAt().atZone(zone)),
        draft.texts(),
        found.applicant() > 0);
  }
}
