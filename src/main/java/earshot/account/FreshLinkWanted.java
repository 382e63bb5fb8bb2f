package earshot.account;

/// The holder of an expired link asks for a new one. Published in the company of the link.
public record FreshLinkWanted(ApplicantLink link) {}
