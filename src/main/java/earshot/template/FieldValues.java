package earshot.template;

/// The values the fields of a text take for one recipient.
public record FieldValues(
    String applicantFirstName, String jobTitle, String locationName, String myFirstName) {}
