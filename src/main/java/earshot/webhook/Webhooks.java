package earshot.webhook;

import static earshot.language.Say.say;

import earshot.audit.About;
import earshot.audit.Audit;
import earshot.audit.Deed;
import earshot.company.User;
import earshot.feed.Feed;
import earshot.notification.JobName;
import earshot.notification.JobQueue;
import earshot.web.InvalidInput;
import earshot.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The webhooks of the current company, in the hands of its administrators. A secret is shown once,
/// when it is made.
@Component
class Webhooks {

  /// A webhook with its new secret.
  record Made(Webhook webhook, Secret secret) {}

  /// How long the secret before signs too.
  static final Duration OLD_SECRET = Duration.ofHours(24);

  private static final int MOST = 20;

  private final WebhookDatabase database;
  private final WebhookSecrets secrets;
  private final Feed feed;
  private final WebhookLanes lanes;
  private final JobQueue jobs;
  private final Audit audit;
  private final Clock clock;

  Webhooks(
      WebhookDatabase database,
      WebhookSecrets secrets,
      Feed feed,
      WebhookLanes lanes,
      JobQueue jobs,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.secrets = secrets;
    this.feed = feed;
    this.lanes = lanes;
    this.jobs = jobs;
    this.audit = audit;
    this.clock = clock;
  }

  /// Makes one that hears of what happens from now on.
  ///
  /// @throws InvalidInput if there are many already
  @Transactional
  public Made make(User by, WebhookForm form) {
    if (database.all().size() >= MOST)
      throw new InvalidInput("url", say("There are 20 webhooks already. Delete one first."));
    var secret = Secret.random();
    var company = by.companyId();
    var sealed = secrets.seal(company, secret);
    var id = database.insert(form, sealed, feed.begin(), clock.instant());
    jobs.addOnce(WebhookTasks.LOOK.instance(JobName.of(company, id)).build(), clock.instant());
    audit.note(Deed.MADE_WEBHOOK, About.thing(form.endpoint().host()));
    return new Made(find(id), secret);
  }

  @Transactional(readOnly = true)
  public List<Webhook> all() {
    return database.all();
  }

  /// @throws NotFound if there is none of that id
  @Transactional(readOnly = true)
  public Webhook find(long id) {
    return database.find(id).orElseThrow(() -> new NotFound("webhook"));
  }

  @Transactional
  public Webhook change(long id, WebhookForm form) {
    note(Deed.CHANGED_WEBHOOK, find(id), "");
    database.change(id, form);
    return find(id);
  }

  /// Gives it another secret; the one before signs too for a day.
  @Transactional
  public Made rotate(User by, long id) {
    note(Deed.CHANGED_WEBHOOK, find(id), "a new secret");
    var secret = Secret.random();
    var sealed = secrets.seal(by.companyId(), secret);
    database.rotate(id, sealed, clock.instant().plus(OLD_SECRET));
    return new Made(find(id), secret);
  }

  /// Tells it nothing until it is resumed; what happens waits, for 7 days. One that is disabled is
  /// told nothing already, and stays so.
  @Transactional
  public Webhook pause(long id) {
    var webhook = find(id);
    if (database.pause(id)) note(Deed.CHANGED_WEBHOOK, webhook, "paused");
    return find(id);
  }

  /// Sends what waited, and goes on; one that is active does already.
  @Transactional
  public Webhook resume(User by, long id) {
    var webhook = find(id);
    if (database.resume(id, clock.instant())) {
      note(Deed.CHANGED_WEBHOOK, webhook, "resumed");
      afterCommit(() -> lanes.wake(by.companyId(), id));
    }
    return find(id);
  }

  /// Deletes it with all that was sent to it.
  @Transactional
  public void delete(long id) {
    note(Deed.DELETED_WEBHOOK, find(id), "");
    database.delete(id);
  }

  private void note(Deed deed, Webhook webhook, String detail) {
    audit.note(deed, About.thing(Endpoint.known(webhook.url()).host()).with(detail));
  }

  static void afterCommit(Runnable work) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        });
  }
}
