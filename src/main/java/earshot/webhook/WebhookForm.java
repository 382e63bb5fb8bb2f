package earshot.webhook;

import static earshot.language.Say.say;

import earshot.feed.EventType;
import earshot.web.InvalidInput;
import java.util.Collection;
import java.util.List;

/// What a webhook is made of, or becomes.
record WebhookForm(Endpoint endpoint, String description, List<EventType> events) {

  private static final int LONGEST = 200;

  WebhookForm {
    description = description.replace("\0", "").strip();
    if (description.length() > LONGEST)
      throw new InvalidInput("description", say("The description can have 200 characters."));
    if (events.isEmpty()) throw new InvalidInput("events", say("Choose at least one event."));
    events = List.copyOf(events);
  }

  /// The events of these names, in the order there are.
  ///
  /// @throws InvalidInput for a name there is not
  static List<EventType> events(Collection<String> names) {
    for (var name : names) event(name);
    return List.of(EventType.values()).stream().filter(it -> names.contains(it.slug())).toList();
  }

  static EventType event(String name) {
    for (var type : EventType.values()) if (type.slug().equals(name)) return type;
    throw new InvalidInput("events", say("There is no event named {0}.", name));
  }
}
