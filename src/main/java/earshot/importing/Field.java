package earshot.importing;

import static earshot.language.Say.say;

import earshot.language.Language;
import earshot.language.Say;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a column can hold.
public enum Field {
  NOTHING("Leave out"),
  FIRST_NAME("First name", "firstname", "givenname", "forename", "first", "vorname", "nombre"),
  LAST_NAME(
      "Last name",
      "lastname",
      "surname",
      "familyname",
      "last",
      "nachname",
      "apellido",
      "apellidos"),
  NAME(
      "Whole name",
      "name",
      "fullname",
      "applicant",
      "applicantname",
      "candidate",
      "candidatename",
      "nombrecompleto"),
  EMAIL("Email", "email", "emailaddress", "mail", "mailaddress", "correo", "correoelectronico"),
  PHONE(
      "Phone",
      "phone",
      "phonenumber",
      "mobile",
      "mobilephone",
      "mobilenumber",
      "cell",
      "cellphone",
      "cellnumber",
      "telephone",
      "tel",
      "handy",
      "telefono"),
  JOB(
      "Job",
      "job",
      "jobtitle",
      "position",
      "role",
      "title",
      "opening",
      "requisition",
      "vacancy",
      "appliedfor",
      "puesto"),
  LOCATION(
      "Location",
      "location",
      "joblocation",
      "site",
      "store",
      "branch",
      "restaurant",
      "office",
      "ubicacion"),
  STAGE(
      "Stage",
      "stage",
      "status",
      "applicationstatus",
      "applicationstage",
      "state",
      "disposition",
      "estado"),
  APPLIED_AT(
      "Applied on",
      "appliedat",
      "appliedon",
      "applied",
      "dateapplied",
      "applicationdate",
      "applydate",
      "date",
      "createdat",
      "submittedat",
      "received",
      "fecha"),
  EXTERNAL_ID(
      "Applicant's id in the other system",
      "id",
      "externalid",
      "applicantid",
      "candidateid",
      "personid",
      "referenceid"),
  TEXTS(
      "Agrees to texts",
      "texts",
      "textconsent",
      "smsconsent",
      "smsoptin",
      "textoptin",
      "agreestotexts",
      "consenttotexts",
      "optin",
      "consent"),
  NOTE(
      "Note, kept with the application",
      "note",
      "notes",
      "comment",
      "comments",
      "remarks",
      "source",
      "notas");

  private static final Map<String, Field> NAMES = namesOfAll();

  private final String label;
  private final List<String> names;

  Field(String label, String... names) {
    this.label = label;
    this.names = List.of(names);
  }

  public String label() {
    return label;
  }

  /// Whether one column alone can hold it.
  boolean isSingle() {
    return this != NOTHING && this != NOTE;
  }

  /// The field that the name of a column tells, or nothing: ours, in any language, or another
  /// system's. Capitals, accents and signs make no difference.
  static Field named(String column) {
    return NAMES.getOrDefault(letters(column), NOTHING);
  }

  private static Map<String, Field> namesOfAll() {
    var all = new HashMap<String, Field>();
    for (var field : values()) {
      field.names.forEach(name -> all.putIfAbsent(name, field));
      for (var language : Language.values())
        all.putIfAbsent(letters(Say.in(language, () -> say(field.label))), field);
    }
    return Map.copyOf(all);
  }

  private static String letters(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]", "");
  }
}
