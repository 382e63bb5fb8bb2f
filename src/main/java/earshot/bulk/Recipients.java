package earshot.bulk;

import earshot.hiring.ApplicationFilter;
import java.util.List;
import java.util.Set;

/// Who is to get a bulk message, as chosen in the applications list.
public sealed interface Recipients {

  /// The applications ticked.
  record Ticked(List<Long> applications) implements Recipients {

    public Ticked {
      applications = applications.stream().distinct().toList();
    }
  }

  /// All that the list shows, on every page of it, but for those unticked.
  record Matching(ApplicationFilter filter, Set<Long> except) implements Recipients {

    public Matching {
      except = Set.copyOf(except);
    }
  }
}
