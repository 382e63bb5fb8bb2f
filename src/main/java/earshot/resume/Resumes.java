package earshot.resume;

import earshot.attachment.FileName;
import earshot.resume.ResumeRefused.Why;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/// The resumes of the current company. Whoever asks for one has been checked before.
@Component
public class Resumes {

  /// In bytes.
  public static final int LARGEST = 10_000_000;

  private final ResumeDatabase database;
  private final TransactionOperations transaction;
  private final Clock clock;

  Resumes(ResumeDatabase database, TransactionOperations transaction, Clock clock) {
    this.database = database;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Keeps a file for a form that is not taken yet, in place of the one before; a day at least. Of
  /// a form that is taken nothing changes.
  ///
  /// @param formKey what the form is known by
  /// @param name as it came; it is kept as a harmless one
  /// @throws ResumeRefused if it is too large, or of a kind that is not taken
  public void keep(String formKey, String name, InputStreamSource file, long size)
      throws ResumeRefused, IOException {
    if (size > LARGEST) throw new ResumeRefused(Why.TOO_LARGE);
    if (size == 0) throw new ResumeRefused(Why.EMPTY);
    var kind = ResumeKind.of(file).orElseThrow(() -> new ResumeRefused(Why.UNKNOWN_KIND));
    var clean = kind.named(FileName.harmless(name));
    try (var content = file.getInputStream()) {
      transaction.executeWithoutResult(_ -> {
        database.forgetOld(clock.instant());
        database
            .insert(formKey, clean, kind, Math.toIntExact(size), clock.instant())
            .ifPresent(id -> database.write(id, content));
      });
    } catch (UncheckedIOException unreadable) {
      throw Objects.requireNonNull(unreadable.getCause());
    }
  }

  /// Those whose form never came again are gone after a day, also where nobody sends one any more.
  /// A few in each transaction, as their content goes too.
  public void forgetOld() {
    int gone;
    do gone = Objects.requireNonNull(transaction.execute(_ -> database.forgetOld(clock.instant())));
    while (gone > 0);
  }

  /// What is kept for the form so far.
  @Transactional(readOnly = true)
  public Optional<Resume> waiting(String formKey) {
    return database.waiting(formKey);
  }

  /// The same for whoever is about to [#give] it: nothing takes its place until the transaction
  /// ends.
  @Transactional
  public Optional<Resume> hold(String formKey) {
    return database.hold(formKey);
  }

  /// From now on it belongs to the application, in the transaction that stores it.
  @Transactional
  public void give(String formKey, long application) {
    database.give(formKey, application);
  }

  @Transactional(readOnly = true)
  public Optional<Resume> of(long application) {
    return database.of(application);
  }

  /// Writes the file piece by piece, so that no file is ever whole in memory and no connection
  /// waits for a slow reader.
  public void copy(Resume resume, OutputStream to) throws IOException {
    for (var number = 0; ; number++) {
      var at = number;
      var piece = transaction.execute(_ -> database.piece(resume.id(), at).orElse(null));
      if (piece == null) return;
      to.write(piece);
    }
  }
}
