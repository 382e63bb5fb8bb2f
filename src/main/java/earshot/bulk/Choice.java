package earshot.bulk;

import static earshot.language.Say.say;

import earshot.company.User;
import earshot.conversation.InvalidMessage;
import earshot.hiring.Applications;
import earshot.web.NotFound;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds the applications that a user has chosen, among those the user may see.
@Component
class Choice {

  private final Applications applications;
  private final BulkDatabase database;

  Choice(Applications applications, BulkDatabase database) {
    this.applications = applications;
    this.database = database;
  }

  /// @throws InvalidMessage if they are more than one bulk message can go to
  /// @throws NotFound if one of those ticked is not there for this user
  List<Candidate> of(User user, Recipients recipients) {
    return database.candidates(ids(user, recipients), 0, BulkMessages.MOST);
  }

  /// Some of them, in the order in which the page shows them.
  List<Candidate> some(User user, Recipients recipients, int from, int limit) {
    var ids = ids(user, recipients);
    if (recipients instanceof Recipients.Matching) return database.candidates(ids, from, limit);
    var some = ids.stream().skip(from).limit(limit).toList();
    return asShown(recipients, database.candidates(some, 0, limit));
  }

  /// Those ticked in the order in which they were ticked, others the newest application first.
  List<Candidate> asShown(Recipients recipients, List<Candidate> candidates) {
    return switch (recipients) {
      case Recipients.Matching _ -> candidates;
      case Recipients.Ticked(var ticked) -> {
        var byId =
            candidates.stream()
                .collect(Collectors.toMap(Candidate::applicationId, Function.identity()));
        yield ticked.stream().map(byId::get).filter(Objects::nonNull).toList();
      }
    };
  }

  List<Long> ids(User user, Recipients recipients) {
    var ids =
        switch (recipients) {
          case Recipients.Ticked(var ticked) -> ticked(user, ticked);
          case Recipients.Matching matching -> matching(user, matching);
        };
    if (ids.size() > BulkMessages.MOST)
      throw new InvalidMessage(
          "applications",
          say(
              "A message can go to {0} applications at once. Choose fewer.",
              "%,d".formatted(BulkMessages.MOST)));
    return ids;
  }

  private List<Long> ticked(User user, List<Long> ticked) {
    if (ticked.size() <= BulkMessages.MOST
        && applications.readable(user, ticked).size() < ticked.size())
      throw new NotFound("application");
    return ticked;
  }

  private List<Long> matching(User user, Recipients.Matching matching) {
    var most = BulkMessages.MOST + 1 + matching.except().size();
    return applications.matching(user, matching.filter(), most).stream()
        .filter(id -> !matching.except().contains(id))
        .toList();
  }
}
