package earshot.notification;

import earshot.conversation.Delivery;

/// What goes out as one mail or one text.
///
/// @param lead whose name it bears
/// @param subject what all in it say
record Parcel(Delivery lead, Subject subject) {}
