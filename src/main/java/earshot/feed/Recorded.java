package earshot.feed;

/// Something was recorded in the feed of that company, and is committed.
public record Recorded(long companyId) {}
