package earshot.posting;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The questions of the application forms. Whoever may manage a job asks what its form asks.
@Component
public class Questions {

  static final int MOST = 30;

  private final QuestionDatabase database;
  private final Postings postings;
  private final Audit audit;

  Questions(QuestionDatabase database, Postings postings, Audit audit) {
    this.audit = audit;
    this.database = database;
    this.postings = postings;
  }

  /// Those of the job, in order.
  @Transactional(readOnly = true)
  public List<Question> of(long job) {
    return database.of(job);
  }

  /// @throws NotFound if it is not a question of that job, or the user may not manage the job
  @Transactional(readOnly = true)
  public Question find(User user, long job, long id) {
    postings.find(user, job);
    return database.find(job, id).orElseThrow(() -> new NotFound("question"));
  }

  /// Adds a question behind the others.
  ///
  /// @throws InvalidInput if there are too many
  @Transactional
  public void add(User user, long job, QuestionText text) {
    hold(user, job);
    if (database.of(job).size() >= MOST)
      throw new InvalidInput(
          "text", say("A form asks at most {0} questions. Remove one first.", MOST));
    database.insert(job, text);
    note(user, job);
  }

  @Transactional
  public void change(User user, long job, long id, QuestionText text) {
    find(user, job, id);
    database.update(job, id, text);
    note(user, job);
  }

  /// Answers given to it stay with their applications.
  @Transactional
  public void remove(User user, long job, long id) {
    find(user, job, id);
    database.delete(job, id);
    note(user, job);
  }

  /// Moves it one place.
  ///
  /// @param by -1 or 1; beyond the ends nothing happens
  @Transactional
  public void move(User user, long job, long id, int by) {
    hold(user, job);
    find(user, job, id);
    database.move(job, id, by);
    note(user, job);
  }

  private void note(User user, long job) {
    audit.note(user, Deed.CHANGED_QUESTIONS, About.thing(postings.find(user, job).title()));
  }

  /// One at a time changes the order.
  private void hold(User user, long job) {
    database.lock(job);
    postings.find(user, job);
  }
}
