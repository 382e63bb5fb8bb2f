package earshot.webhook;

import earshot.notification.JobName;
import earshot.notification.JobQueue;
import earshot.web.NotFound;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// One request to a webhook: signed, posted outside of any transaction, and noted with all that
/// follows from its answer.
@Component
class WebhookAttempts {

  private final WebhookDatabase webhooks;
  private final WebhookDeliveryDatabase deliveries;
  private final WebhookSecrets secrets;
  private final Outgoing outgoing;
  private final DisabledMail mail;
  private final JobQueue jobs;
  private final TransactionOperations transaction;
  private final Clock clock;

  WebhookAttempts(
      WebhookDatabase webhooks,
      WebhookDeliveryDatabase deliveries,
      WebhookSecrets secrets,
      Outgoing outgoing,
      DisabledMail mail,
      JobQueue jobs,
      TransactionOperations transaction,
      Clock clock) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.secrets = secrets;
    this.outgoing = outgoing;
    this.mail = mail;
    this.jobs = jobs;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Posts what waits; if it fails, it waits again, or the webhook is disabled.
  void post(long company, long webhook, WebhookDelivery delivery) {
    var sent = send(company, webhook, delivery);
    transaction.executeWithoutResult(_ -> {
      follow(company, webhook, delivery, sent.reply());
      deliveries.insert(sent.attempt());
    });
  }

  /// Posts a test, from which nothing follows.
  WebhookAttempt test(long company, long webhook, WebhookDelivery test) {
    var sent = send(company, webhook, test);
    transaction.executeWithoutResult(_ -> {
      deliveries.insert(sent.attempt());
      if (sent.reply().isSuccess()) deliveries.delivered(test.id());
    });
    return sent.attempt();
  }

  private record Sent(WebhookAttempt attempt, Reply reply) {}

  private Sent send(long company, long webhook, WebhookDelivery delivery) {
    var at = clock.instant();
    var receiver =
        Objects.requireNonNull(transaction.execute(_ -> webhooks.receiver(webhook, at)))
            .orElseThrow(() -> new NotFound("webhook"));
    var signature =
        secrets.sign(company, receiver.secrets(), delivery.messageId(), at, delivery.body());
    var headers = new LinkedHashMap<String, String>();
    headers.put("webhook-id", delivery.messageId());
    headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
    headers.put("webhook-signature", signature);
    var begun = System.nanoTime();
    var reply = outgoing.post(receiver.endpoint(), headers, delivery.body());
    var took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    var attempt =
        new WebhookAttempt(
            0,
            delivery.id(),
            receiver.endpoint().toString(),
            at.getEpochSecond(),
            signature,
            at,
            Math.toIntExact(took),
            reply.status(),
            reply.body(),
            reply.problem());
    return new Sent(attempt, reply);
  }

  /// Of the webhook first and then of its deliveries, as whoever resumes or deletes it locks them.
  private void follow(long company, long webhook, WebhookDelivery delivery, Reply reply) {
    if (reply.isSuccess()) {
      webhooks.succeeded(webhook);
      deliveries.delivered(delivery.id());
      return;
    }
    var now = clock.instant();
    var failingSince = webhooks.failed(webhook, now).orElse(now);
    var wait = Retries.after(delivery.tries() + 1, reply.retryAfter());
    if (reply.isGone()) {
      giveUp(company, webhook, delivery, "Its receiver answered that it is gone for good (410).");
    } else if (wait.isEmpty() || Retries.isOver(failingSince, now)) {
      giveUp(company, webhook, delivery, "Its receiver failed for three days.");
    } else {
      again(company, webhook, delivery, now.plus(wait.get()));
    }
  }

  private void again(long company, long webhook, WebhookDelivery delivery, Instant due) {
    if (!deliveries.failedOnce(delivery.id(), due)) return;
    var name = JobName.of(company, webhook, delivery.id(), clock.millis());
    jobs.addOnce(WebhookTasks.AGAIN.instance(name).build(), due);
  }

  /// The delivery waits on: once the webhook is resumed, it is sent as all the others are.
  private void giveUp(long company, long webhook, WebhookDelivery delivery, String problem) {
    if (webhooks.disable(webhook, problem)) mail.queue(company, webhook);
    deliveries.failedOnce(delivery.id(), clock.instant());
  }
}
