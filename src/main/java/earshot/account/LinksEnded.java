package earshot.account;

/// Links of an applicant of the current company open nothing any more. Published in the transaction
/// that ends them.
public record LinksEnded(long applicantId) {}
