package earshot.notification;

import earshot.conversation.Channel;

/// Something was handed over, or was to be.
record Attempted(Channel channel, Handed.Outcome outcome) {}
