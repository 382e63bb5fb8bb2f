package earshot.bulk;

/// A bulk message is done, cancelled or undone. Published inside the transaction that ends it.
public record BulkFinished(long bulkMessageId, BulkState state) {}
