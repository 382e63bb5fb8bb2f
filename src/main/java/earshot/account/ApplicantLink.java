package earshot.account;

/// A link as it was found.
///
/// @param publicId the conversation it leads to, as the address of its page names it
/// @param live false once expired or revoked
public record ApplicantLink(ApplicantAccess access, String publicId, boolean live) {}
