package earshot.embed;

import earshot.company.User;

/// A conversation that is open in a page of another system.
///
/// @param user who reads and writes there, with the rights of this moment
/// @param applicationId the one thing it reaches
/// @param sessionHash what it is known by
record Embedded(User user, long applicationId, String sessionHash) {}
