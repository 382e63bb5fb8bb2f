package earshot.bulk;

import earshot.company.User;
import earshot.conversation.InvalidMessage;
import earshot.hiring.Applications;
import earshot.web.NotFound;
import java.util.List;
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
    var ids =
        switch (recipients) {
          case Recipients.Ticked(var ticked) -> ticked(user, ticked);
          case Recipients.Matching matching -> matching(user, matching);
        };
    if (ids.size() > BulkMessages.MOST)
      throw new InvalidMessage(
          "A message can go to %,d applications at once. Choose fewer."
              .formatted(BulkMessages.MOST));
    return database.candidates(ids);
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
