package earshot.live;

/// One event of a stream.
record Event(String name, Object data) {}
