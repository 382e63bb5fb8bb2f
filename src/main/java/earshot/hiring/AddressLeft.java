package earshot.hiring;

/// The address or phone is not the applicant's any more, who has another or none. Published in the
/// transaction that changes it.
public record AddressLeft(long applicantId, String address) {}
