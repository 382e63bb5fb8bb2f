package earshot.bulk;

import earshot.company.User;
import earshot.hiring.ApplicationRow;
import earshot.hiring.Applications;
import java.util.List;
import org.springframework.stereotype.Component;

/// The first of those chosen, whom the composer names and shows the message of.
@Component
class FirstRecipients {

  private final Applications applications;

  FirstRecipients(Applications applications) {
    this.applications = applications;
  }

  List<ApplicationRow> of(User user, Recipients recipients) {
    return switch (recipients) {
      case Recipients.Ticked it -> applications.rows(user, it.applications());
      case Recipients.Matching it ->
          applications.list(user, it.filter(), null).rows().stream()
              .filter(row -> !it.except().contains(row.id()))
              .toList();
    };
  }
}
