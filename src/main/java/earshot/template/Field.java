package earshot.template;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A place in a text where something of each recipient stands.
public enum Field {
  APPLICANT("applicant.first_name", "Applicant's first name", FieldValues::applicantFirstName),
  JOB("job.title", "Job", FieldValues::jobTitle),
  LOCATION("location.name", "Location", FieldValues::locationName),
  ME("me.first_name", "My first name", FieldValues::myFirstName);

  private final String name;
  private final String label;
  private final Function<FieldValues, String> value;

  Field(String name, String label, Function<FieldValues, String> value) {
    this.name = name;
    this.label = label;
    this.value = value;
  }

  /// All four as one types them, for a sentence.
  static String list() {
    return Arrays.stream(values()).map(Field::typed).collect(Collectors.joining(", "));
  }

  static Optional<Field> named(String name) {
    return Arrays.stream(values()).filter(field -> field.name.equals(name)).findFirst();
  }

  public String label() {
    return label;
  }

  /// The field as it stands in a text.
  public String typed() {
    return "{{" + name + "}}";
  }

  String of(FieldValues values) {
    return value.apply(values);
  }
}
