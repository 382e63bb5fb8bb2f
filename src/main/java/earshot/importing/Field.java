package earshot.importing;

import java.util.Arrays;
import java.util.List;

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

  /// @param name of letters and digits alone, in lower case
  static Field named(String name) {
    return Arrays.stream(values())
        .filter(field -> field.names.contains(name))
        .findFirst()
        .orElse(NOTHING);
  }
}
