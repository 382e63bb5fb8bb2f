package earshot.importing;

import static earshot.language.Say.say;

import earshot.attachment.FileName;
import earshot.company.User;
import earshot.csv.CsvFormat;
import earshot.csv.EncodingGuess;
import earshot.web.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Takes files and finds out how they are written.
@Component
class Uploads {

  /// In bytes.
  static final int LARGEST = 25_000_000;

  private static final int PIECE = 64 * 1024;

  private final ImportDatabase database;
  private final FileDatabase files;
  private final TransactionOperations transaction;
  private final Clock clock;

  Uploads(
      ImportDatabase database, FileDatabase files, TransactionOperations transaction, Clock clock) {
    this.database = database;
    this.files = files;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Keeps the file for a day at least, unless somebody is erased meanwhile, and returns the id of
  /// its import.
  ///
  /// @throws InvalidInput if that is no table
  long take(User user, String name, InputStreamSource file, long size) throws IOException {
    if (size == 0) throw problem(say("Choose a file that has something in it."));
    if (size > LARGEST) throw problem(say("A file can have 25 MB; split this one."));
    var guess = guess(file);
    if (guess.isNoText())
      throw problem(
          say(
              "That is no CSV file. In Excel or Google Sheets save or download the table as CSV,"
                  + " then upload that."));
    var format = CsvFormat.guess(guess.encoding(), file::getInputStream);
    List<String> header;
    try (var content = file.getInputStream()) {
      header = header(format, content);
    }
    try (var content = file.getInputStream()) {
      return Objects.requireNonNull(
          transaction.execute(_ -> store(user, FileName.harmless(name), format, header, content)));
    }
  }

  /// The names of the columns, in a file with at least one row behind them.
  static List<String> header(CsvFormat format, InputStream file) throws IOException {
    try (var rows = format.rows(file)) {
      var first = rows.next();
      if (first == null) throw problem(say("There is nothing in this file."));
      if (!first.problem().isEmpty())
        throw problem(say("The first row cannot be read: {0}", first.problem()));
      if (rows.next() == null)
        throw problem(
            say("This file has one row only: the names of the columns, and nobody below them."));
      return Columns.names(first);
    }
  }

  private long store(
      User user, String name, CsvFormat format, List<String> header, InputStream content) {
    var now = clock.instant();
    database.makeRoom(user);
    var id = database.insert(user, name, format, columns(user, header), now);
    files.write(id, content);
    return id;
  }

  /// Named as in the user's last file, if all of that one's columns are there: as in its bad rows,
  /// mended. Of columns that share a name the first is the first of them again.
  Columns columns(User user, List<String> header) {
    var fields = new ArrayList<>(Columns.guess(header));
    database.before(user, header).ifPresent(before -> nameAs(before, header, fields));
    return new Columns(header, fields, null);
  }

  private static void nameAs(Columns before, List<String> header, List<Field> fields) {
    var unnamed = new ArrayList<>(header);
    for (var column = 0; column < before.fields().size(); column++) {
      var at = unnamed.indexOf(before.header().get(column));
      if (at < 0) continue;
      fields.set(at, before.fields().get(column));
      unnamed.set(at, "");
    }
  }

  private static EncodingGuess guess(InputStreamSource file) throws IOException {
    var guess = new EncodingGuess();
    try (var content = file.getInputStream()) {
      for (var piece = content.readNBytes(PIECE);
          piece.length > 0;
          piece = content.readNBytes(PIECE)) guess.add(piece);
    }
    return guess;
  }

  private static InvalidInput problem(String sentence) {
    return new InvalidInput("file", sentence);
  }
}
