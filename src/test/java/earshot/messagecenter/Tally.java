package earshot.messagecenter;

import earshot.company.User;
import earshot.conversation.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What somebody would know who kept a tally of some conversations on paper.
final class Tally {

  /// One conversation.
  static final class Talk {
    final long id;
    final long applicant;
    final List<Integer> answers = new ArrayList<>();
    final Map<User, Own> own = new HashMap<>();
    int last;
    int lastStep;
    boolean applicantsWord;
    boolean declined;

    Talk(long id, long applicant) {
      this.id = id;
      this.applicant = applicant;
    }

    Own of(User user) {
      return own.computeIfAbsent(user, _ -> new Own());
    }

    int lastAnswer() {
      return answers.isEmpty() ? 0 : answers.getLast();
    }

    int unreadBy(User user) {
      return (int) answers.stream().filter(seq -> seq > of(user).read).count();
    }

    boolean isNewTo(User user) {
      return of(user).unread || lastAnswer() > of(user).read;
    }
  }

  /// One user's side of it.
  static final class Own {
    boolean takesPart;
    int read;
    boolean unread;
    boolean archived;
    int markedStep;
  }

  /// What a confirmation remembers for Undo.
  record Before(Talk talk, int read, boolean unread, boolean archived, int lastAnswer, int step) {}

  final List<Talk> talks;
  private int step;

  Tally(List<Talk> talks) {
    this.talks = talks;
  }

  List<Talk> started() {
    return talks.stream().filter(talk -> talk.last > 0).toList();
  }

  void write(User user, Talk talk) {
    var own = talk.of(user);
    said(talk, false);
    own.takesPart = true;
    own.read = talk.last;
    own.unread = false;
    own.archived = false;
    own.markedStep = step;
  }

  void answer(Talk talk) {
    if (talk.declined) {
      talk.last++;
      return;
    }
    said(talk, true);
    talk.answers.add(talk.last);
    talk.own.values().forEach(own -> own.archived = false);
  }

  private void said(Talk talk, boolean byApplicant) {
    talk.last++;
    talk.lastStep = ++step;
    talk.applicantsWord = byApplicant;
  }

  void read(User user, Talk talk) {
    var own = talk.of(user);
    if (own.read < talk.last || own.unread) own.markedStep = ++step;
    own.read = talk.last;
    own.unread = false;
  }

  List<Before> mark(User user, List<Talk> marked, Mark mark) {
    step++;
    return marked.stream().map(talk -> mark(talk, talk.of(user), mark)).toList();
  }

  private Before mark(Talk talk, Own own, Mark mark) {
    var before = new Before(talk, own.read, own.unread, own.archived, talk.lastAnswer(), step);
    var changed =
        switch (mark) {
          case READ -> own.read < talk.last || own.unread;
          case UNREAD -> !own.unread;
          case ARCHIVED -> !own.archived;
          case IN_INBOX -> own.archived;
        };
    if (!changed) return before;
    if (mark == Mark.READ) own.read = talk.last;
    if (mark == Mark.READ || mark == Mark.UNREAD) own.unread = mark == Mark.UNREAD;
    else own.archived = mark == Mark.ARCHIVED;
    own.markedStep = step;
    return before;
  }

  void undo(User user, List<Before> all) {
    step++;
    for (var before : all) {
      var own = before.talk().of(user);
      if (own.markedStep != before.step()) continue;
      own.read = before.read();
      own.unread = before.unread();
      own.archived = before.archived() && before.talk().lastAnswer() == before.lastAnswer();
      own.markedStep = step;
    }
  }

  /// The rows of a list, newest first, those that are new with a star.
  List<String> rows(User user, InboxFilter filter) {
    return shown(user, filter)
        .sorted(Comparator.comparingInt((Talk talk) -> talk.lastStep).reversed())
        .map(talk -> talk.id + (talk.isNewTo(user) ? "*" : ""))
        .toList();
  }

  private Stream<Talk> shown(User user, InboxFilter filter) {
    Predicate<Talk> isIn =
        switch (filter.view()) {
          case INBOX -> talk -> !talk.of(user).archived;
          case UNANSWERED -> talk -> !talk.of(user).archived && talk.applicantsWord;
          case ARCHIVED -> talk -> talk.of(user).archived;
        };
    var mine = filter.scope() == Scope.MINE;
    return started().stream().filter(isIn).filter(talk -> !mine || talk.of(user).takesPart);
  }

  int newMessages(User user) {
    var all =
        shown(user, InboxFilter.INBOX)
            .filter(talk -> talk.isNewTo(user))
            .mapToInt(talk -> Math.max(1, talk.unreadBy(user)))
            .sum();
    return Math.min(all, 100);
  }
}
