package earshot.applicant;

import earshot.account.ApplicantAccess;
import earshot.account.ApplicantLinks;
import earshot.account.ApplicantLinks.Page;
import earshot.hiring.AddressLeft;
import earshot.hiring.Applicants;
import earshot.hiring.Applications;
import earshot.hiring.TextConsent;
import earshot.language.Language;
import earshot.web.NotFound;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What applicants do on their page. Whatever they do moves the end of the link.
@Component
class OwnApplications {

  private final OwnDatabase database;
  private final Applications applications;
  private final Applicants applicants;
  private final TextConsent consent;
  private final ApplicantLinks links;

  OwnApplications(
      OwnDatabase database,
      Applications applications,
      Applicants applicants,
      TextConsent consent,
      ApplicantLinks links) {
    this.database = database;
    this.applications = applications;
    this.applicants = applicants;
    this.consent = consent;
    this.links = links;
  }

  /// The applicant's applications, the newest first.
  @Transactional(readOnly = true)
  public List<OwnApplication> all(ApplicantAccess access) {
    return database.of(access.applicantId());
  }

  /// Withdraws: from then on nobody of the company writes about it, and it can be taken back.
  ///
  /// @return whether it is withdrawn now: it may have been decided on meanwhile
  /// @throws NotFound if it is not the applicant's
  @Transactional
  public boolean withdraw(ApplicantAccess access, String name) {
    links.extend(access);
    return applications.withdraw(find(access, name).id());
  }

  /// Takes the withdrawal back.
  ///
  /// @return whether it is open now
  /// @throws NotFound if it is not the applicant's
  @Transactional
  public boolean undoWithdraw(ApplicantAccess access, String name) {
    links.extend(access);
    return applications.undoWithdraw(find(access, name).id());
  }

  /// Where this link was sent, if the applicant has not confirmed yet to read what is sent there.
  @Transactional(readOnly = true)
  public Optional<String> toConfirm(ApplicantAccess access) {
    var applicant = applicants.find(access.applicantId());
    return links
        .page(access)
        .filter(page -> page.publicId().equals(OwnLink.PAGE))
        .map(Page::sentTo)
        .filter(sent ->
            (sent.equals(applicant.email()) && !applicant.emailVerified())
                || (sent.equals(applicant.phone()) && !applicant.phoneVerified()));
  }

  /// The holder of a link that was sent to one address alone says that it is theirs. If somebody of
  /// that name is known there already, it is the same person: decision 60.
  ///
  /// @return whom the link stands for from now on
  @Transactional
  public ApplicantAccess confirm(ApplicantAccess access) {
    var sent = toConfirm(access);
    if (sent.isEmpty()) return access;
    var same = applicants.verify(access.applicantId(), sent.get());
    if (same.isPresent()) links.move(access, same.getAsLong());
    links.extend(access);
    return access.by(same.orElse(access.applicantId()));
  }

  /// Whether the applicant wants to hear of messages by text.
  ///
  /// @param asked false where the page had no tick for it: then nothing was said
  /// @param agreement what texts were agreed to by, word for word
  @Transactional
  public void choose(ApplicantAccess access, boolean asked, boolean texts, String agreement) {
    var applicant = applicants.find(access.applicantId());
    var may = asked && applicant.phone() != null && applicant.textsOff() == null;
    if (may && texts != (applicant.textsAgreedAt() != null)) {
      if (texts) consent.agree(applicant.id(), agreement);
      else consent.decline(applicant.id());
    }
    links.extend(access);
  }

  /// What went where the applicant is no more, opens nothing any more.
  @EventListener
  void on(AddressLeft left) {
    links.revoke(left.applicantId(), left.address());
  }

  @Transactional
  public void speak(ApplicantAccess access, Language language) {
    applicants.speak(access.applicantId(), language);
  }

  private OwnApplication find(ApplicantAccess access, String name) {
    return database.find(access.applicantId(), name).orElseThrow(() -> new NotFound("application"));
  }
}
