package earshot.messagecenter;

import earshot.company.Location;
import earshot.hiring.Job;
import java.util.List;

/// A page of a list with what its filters offer.
record InboxScreen(InboxPage page, List<Job> jobs, List<Location> locations) {}
