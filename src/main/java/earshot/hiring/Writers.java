package earshot.hiring;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Who of the staff wrote to the applicant of an application: known where the messages are.
public interface Writers {

  /// The names by application, in the order in which each first wrote; none where nobody did.
  Map<Long, List<String>> names(Collection<Long> applications);
}
