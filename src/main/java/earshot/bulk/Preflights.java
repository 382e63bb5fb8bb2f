package earshot.bulk;

import earshot.bulk.Preflight.Group;
import earshot.bulk.Preflight.Kind;
import earshot.conversation.NewDelivery;
import earshot.notification.ApplicantChannels;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Says in words what would become of a selection.
@Component
class Preflights {

  private static final String TWICE = "Chosen with a newer application too: would get it again";

  private final ApplicantChannels channels;

  Preflights(ApplicantChannels channels) {
    this.channels = channels;
  }

  Preflight of(Selection selection) {
    var reached = selection.reached();
    var lacking = lacking(reached);
    var groups = new ArrayList<Group>();
    byReason(selection.blocked())
        .forEach((reason, them) -> groups.add(group(Kind.BLOCKED, reason, them)));
    lacking.forEach((reason, them) -> groups.add(group(Kind.LESS_CHANNELS, reason, them)));
    if (!selection.twice().isEmpty()) groups.add(group(Kind.TWICE, TWICE, selection.twice()));
    var less = new HashSet<Candidate>();
    lacking.values().forEach(less::addAll);
    return new Preflight(
        selection.chosen().size(), reached.size(), reached.size() - less.size(), groups);
  }

  private static Map<String, List<Candidate>> byReason(Map<Candidate, String> blocked) {
    var groups = new LinkedHashMap<String, List<Candidate>>();
    blocked.forEach((candidate, reason) -> add(groups, reason, candidate));
    return groups;
  }

  private Map<String, List<Candidate>> lacking(List<Candidate> reached) {
    var found = channels.of(reached.stream().map(Candidate::applicationId).toList());
    var groups = new LinkedHashMap<String, List<Candidate>>();
    for (var candidate : reached)
      found.getOrDefault(candidate.applicationId(), List.of()).stream()
          .map(NewDelivery::skipped)
          .forEach(reason -> {
            if (reason != null) add(groups, reason, candidate);
          });
    return groups;
  }

  private static void add(Map<String, List<Candidate>> groups, String reason, Candidate candidate) {
    groups.computeIfAbsent(reason, _ -> new ArrayList<>()).add(candidate);
  }

  private static Group group(Kind kind, String reason, List<Candidate> them) {
    return new Group(
        kind,
        reason,
        them.stream().limit(Preflight.NAMED).map(Candidate::name).toList(),
        them.stream().map(Candidate::applicationId).toList());
  }
}
