package earshot.live;

import java.util.List;

/// An update on its way to the pages of some people.
record Told(List<Recipient> recipients, LiveUpdate update) {}
