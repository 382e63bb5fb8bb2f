package earshot.audit;

import static earshot.language.Say.say;

import java.util.Arrays;
import java.util.List;

/// What is noted, each with the rest of a sentence that begins with who did it. In it `{applicant}`
/// is an applicant, `{person}` somebody of the staff, `{subject}` the name of anything else.
public enum Deed {
  OPENED_APPLICATION(Kind.READING, "opened {applicant}’s application"),
  READ_CONVERSATION(Kind.READING, "read the conversation with {applicant}"),
  DOWNLOADED_RESUME(Kind.READING, "downloaded {applicant}’s resume"),
  DOWNLOADED_FILE(Kind.READING, "downloaded a file from {applicant}"),
  OPENED_HELD_MAIL(Kind.READING, "opened a held mail to the conversation with {applicant}"),

  SIGNED_IN(Kind.SIGN_IN, "signed in"),
  SIGN_IN_FAILED(Kind.SIGN_IN, "Somebody gave a wrong password for {person}"),
  CODE_REFUSED(Kind.SIGN_IN, "Somebody gave a wrong code for {person}"),
  CHANGED_PASSWORD(Kind.SIGN_IN, "changed the password of {person}"),
  CHANGED_EMAIL(Kind.SIGN_IN, "changed the email address of {person}"),
  CHANGED_SECOND_FACTOR(Kind.SIGN_IN, "changed the second factor of {person}"),
  CHANGED_PASSKEYS(Kind.SIGN_IN, "changed the passkeys of {person}"),

  INVITED(Kind.PEOPLE, "invited {subject}"),
  INVITED_AGAIN(Kind.PEOPLE, "sent the invitation of {subject} again"),
  MADE_INVITATION_LINK(Kind.PEOPLE, "made a link for the invitation of {subject}"),
  REVOKED_INVITATION(Kind.PEOPLE, "took back the invitation of {subject}"),
  JOINED(Kind.PEOPLE, "{person} joined the staff"),
  ADDED_PERSON(Kind.PEOPLE, "added {person} to the staff"),
  REMOVED_PERSON(Kind.PEOPLE, "removed {person} from the staff"),
  RENAMED(Kind.PEOPLE, "changed the name of {person}"),
  CHANGED_RIGHTS(Kind.PEOPLE, "changed the rights of {person}"),
  DISABLED(Kind.PEOPLE, "disabled {person}"),
  ENABLED(Kind.PEOPLE, "enabled {person}"),

  MOVED(Kind.STAGES, "moved {applicant}’s application"),
  DECLINED(Kind.STAGES, "declined {applicant}’s application"),
  EXPLAINED_DECLINE(Kind.STAGES, "gave a reason for declining {applicant}’s application"),
  UNDID_DECLINE(Kind.STAGES, "undid the decline of {applicant}’s application"),
  WITHDREW(Kind.STAGES, "withdrew {applicant}’s application"),
  UNDID_WITHDRAWAL(Kind.STAGES, "took back withdrawing {applicant}’s application"),

  WROTE(Kind.MESSAGES, "wrote to {applicant}"),
  SENT_BULK_MESSAGE(Kind.MESSAGES, "sent a bulk message"),
  REACHED_BY_BULK_MESSAGE(Kind.MESSAGES, "wrote to {applicant} by a bulk message"),
  UNDID_BULK_MESSAGE(Kind.MESSAGES, "undid a bulk message"),
  PAUSED_BULK_MESSAGE(Kind.MESSAGES, "paused a bulk message"),
  RESUMED_BULK_MESSAGE(Kind.MESSAGES, "resumed a bulk message"),
  CANCELLED_BULK_MESSAGE(Kind.MESSAGES, "cancelled a bulk message"),
  CONTACTED(Kind.MESSAGES, "noted a contact with {applicant}"),
  TOOK_BACK_CONTACT(Kind.MESSAGES, "took back a contact with {applicant}"),
  MENDED_EMAIL(Kind.MESSAGES, "mended the email address of {applicant}"),
  ENDED_LINKS(Kind.MESSAGES, "ended the links of {applicant}"),
  ACCEPTED_HELD_MAIL(Kind.MESSAGES, "accepted a held mail to the conversation with {applicant}"),
  DISCARDED_HELD_MAIL(Kind.MESSAGES, "discarded a held mail to the conversation with {applicant}"),
  REFUSED_MAIL_TO_ERASED(Kind.MESSAGES, "did not keep a mail to the conversation with {applicant}"),

  ADDED_LOCATION(Kind.JOBS, "added the location {subject}"),
  CHANGED_LOCATION(Kind.JOBS, "changed the location {subject}"),
  CLOSED_LOCATION(Kind.JOBS, "closed the location {subject}"),
  OPENED_LOCATION(Kind.JOBS, "opened the location {subject} again"),
  ADDED_JOB(Kind.JOBS, "added the job {subject}"),
  CHANGED_JOB(Kind.JOBS, "changed the job {subject}"),
  CLOSED_JOB(Kind.JOBS, "closed the job {subject}"),
  CHANGED_QUESTIONS(Kind.JOBS, "changed the questions of the job {subject}"),
  ADDED_TEMPLATE(Kind.JOBS, "added the template {subject}"),
  CHANGED_TEMPLATE(Kind.JOBS, "changed the template {subject}"),
  DELETED_TEMPLATE(Kind.JOBS, "deleted the template {subject}"),

  MADE_KEY(Kind.SETTINGS, "made the API key {subject}"),
  REVOKED_KEY(Kind.SETTINGS, "revoked the API key {subject}"),
  MADE_WEBHOOK(Kind.SETTINGS, "made the webhook {subject}"),
  CHANGED_WEBHOOK(Kind.SETTINGS, "changed the webhook {subject}"),
  DELETED_WEBHOOK(Kind.SETTINGS, "deleted the webhook {subject}"),
  STOPPED_TEXTS(Kind.SETTINGS, "stopped texts to a phone"),
  ALLOWED_TEXTS(Kind.SETTINGS, "allowed texts to a phone again"),
  CHANGED_QUIET_HOURS(Kind.SETTINGS, "changed the quiet hours"),
  CHANGED_RETENTION(Kind.SETTINGS, "changed how long records are kept"),
  CHANGED_SETTING(Kind.SETTINGS, "changed {subject}"),

  SET_HOLD(Kind.RECORDS, "set a legal hold on {applicant}"),
  LIFTED_HOLD(Kind.RECORDS, "lifted the legal hold on {applicant}"),
  EXPORTED_RECORD(Kind.RECORDS, "exported everything about {applicant}"),
  EXPORTED_AUDIT_LOG(Kind.RECORDS, "exported the audit log"),
  EXPORTED_LIST(Kind.RECORDS, "exported a list of applications"),
  IMPORTED(Kind.RECORDS, "imported applications"),
  HANDED_OVER(Kind.RECORDS, "handed over {applicant}’s application"),
  CHANGED_APPLICANT(Kind.RECORDS, "changed what is known of {applicant}"),
  UNDID_IMPORT(Kind.RECORDS, "undid an import"),
  ERASED(Kind.RECORDS, "erased an applicant"),
  ERASED_IN_TIME(Kind.RECORDS, "erased an applicant, as the time to keep the record was over");

  /// What the log can be searched by.
  public enum Kind {
    READING("Reading applicants’ data"),
    STAGES("Stages and declines"),
    MESSAGES("Messages and contacts"),
    RECORDS("Exports, holds and erasures"),
    PEOPLE("People and rights"),
    SIGN_IN("Signing in"),
    JOBS("Jobs, locations, templates"),
    SETTINGS("Settings");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    List<String> deeds() {
      return Arrays.stream(Deed.values()).filter(it -> it.kind == this).map(Enum::name).toList();
    }
  }

  private final Kind kind;
  private final String words;

  Deed(Kind kind, String words) {
    this.kind = kind;
    this.words = words;
  }

  /// What it is a kind of.
  public Kind kind() {
    return kind;
  }

  /// @param who the name of who did it
  String sentence(String who) {
    return isWhole() ? say(words) : who + " " + say(words);
  }

  private boolean isWhole() {
    return words.startsWith("{person}") || words.startsWith("Somebody");
  }
}
