package earshot.conversation;

import earshot.company.User;
import earshot.hiring.AddressLeft;
import earshot.hiring.Applicant;
import earshot.hiring.Applicants;
import earshot.hiring.Applications;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The deliveries of messages and their states. Every change is told live to those who see the
/// message.
@Component
public class Deliveries {

  private final DeliveryDatabase database;
  private final ArrivalDatabase arrivals;
  private final AddedDeliveries addedDeliveries;
  private final Audience audience;
  private final Applications applications;
  private final Applicants applicants;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Deliveries(
      DeliveryDatabase database,
      ArrivalDatabase arrivals,
      AddedDeliveries addedDeliveries,
      Audience audience,
      Applications applications,
      Applicants applicants,
      ApplicationEventPublisher events,
      Clock clock) {
    this.database = database;
    this.arrivals = arrivals;
    this.addedDeliveries = addedDeliveries;
    this.audience = audience;
    this.applications = applications;
    this.applicants = applicants;
    this.events = events;
    this.clock = clock;
  }

  /// Adds the deliveries of a message that is being stored, and queues those that can be made.
  ///
  /// @return the queued ones
  @Transactional
  public List<DeliveryQueued> add(long conversation, int seq, List<NewDelivery> deliveries) {
    return addedDeliveries.insert(
        deliveries.stream().map(it -> new AddedDelivery(conversation, seq, it)).toList(),
        clock.instant());
  }

  /// The same for many messages at once.
  ///
  /// @param deliveries by conversation
  @Transactional
  public List<DeliveryQueued> addAll(List<Sent> messages, Map<Long, List<NewDelivery>> deliveries) {
    var added = new ArrayList<AddedDelivery>();
    for (var message : messages)
      for (var delivery : deliveries.getOrDefault(message.conversationId(), List.of()))
        added.add(new AddedDelivery(message.conversationId(), message.seq(), delivery));
    return addedDeliveries.insert(added, clock.instant());
  }

  /// Adds the deliveries of an imported message, as they ended then.
  @Transactional
  public void addPast(long conversation, int seq, Instant at, List<PastDelivery> deliveries) {
    addedDeliveries.insertPast(conversation, seq, at, deliveries);
  }

  @Transactional(readOnly = true)
  public Optional<Delivery> find(long id) {
    return database.find(id);
  }

  /// Those of the conversation to the applicant, the oldest first, at most so many.
  ///
  /// @param state only those in it; null for all
  /// @param after the id of the last one of the page before
  /// @throws earshot.web.NotFound where the user may not read it
  @Transactional(readOnly = true)
  List<Delivery> of(
      User user, long conversation, @Nullable DeliveryState state, long after, int most) {
    applications.find(user, conversation);
    return database.toApplicant(conversation, state, after, most);
  }

  /// Records what came of it, for all that went out with it. A state that would go back is ignored.
  ///
  /// @param providerId the provider's name for it, where it gave one
  @Transactional
  public void become(
      long id, DeliveryState state, @Nullable String reason, @Nullable String providerId) {
    database.become(id, state, reason, providerId, clock.instant()).forEach(this::told);
  }

  /// The other side has these, each by itself.
  ///
  /// @param providerIds the provider's names for them, where it gave one, beside their ids
  @Transactional
  public void sent(List<Long> ids, List<@Nullable String> providerIds) {
    tell(database.sent(ids, providerIds, clock.instant()));
  }

  /// Lets a delivery wait.
  @Transactional
  public void hold(long id, String reason, Instant until) {
    hold(List.of(new Hold(id, reason, until)));
  }

  /// Lets deliveries wait; where they are several, the caller has locked them.
  @Transactional
  public void hold(List<Hold> holds) {
    if (holds.isEmpty()) return;
    var held =
        database.hold(holds, clock.instant()).stream().filter(Delivery::toApplicant).toList();
    tell(held);
  }

  /// Lets a delivery wait for the other side to answer again, which counts as trying.
  @Transactional
  public void holdForPeer(long id, String reason, Instant until) {
    hold(id, reason, until);
    database.isTried(id, clock.instant());
  }

  /// It is being tried, though nothing has come of it yet.
  @Transactional
  public void isTried(long id) {
    database.isTried(id, clock.instant());
  }

  /// The applicant has everything up to that seq on screen.
  @Transactional
  void seen(long conversation, int seq) {
    arrivals.seen(conversation, seq, clock.instant()).forEach(this::told);
  }

  /// The applicant has answered that one: it has arrived, whatever was heard of it, and with it
  /// what had gone to the same address before. What is before is locked before.
  @Transactional
  public void answered(Delivery one) {
    var address = one.address();
    if (address != null)
      answered(one.conversationId(), one.channel(), address, one.seq(), clock.instant());
    become(one.id(), DeliveryState.DELIVERED, null, null);
  }

  /// The applicant has answered from that address, and nobody knows which mail or text: what had
  /// gone there by then has arrived.
  @Transactional
  public void answered(long conversation, Channel channel, String address, Instant by) {
    answered(conversation, channel, address, Integer.MAX_VALUE, by);
  }

  private void answered(long conversation, Channel channel, String address, int seq, Instant by) {
    tell(arrivals.answered(conversation, channel, address, seq, by, clock.instant()));
  }

  /// Tries a failed delivery again, because a manager asks for it: once, however often it is asked.
  @Transactional
  public void retry(User user, long conversation, int seq, Channel channel) {
    var application = applications.find(user, conversation);
    if (!user.mayReview(application.locationId())) throw new WriteRefused(Refusal.NO_GRANT);
    if (channel == Channel.EMAIL) tryAddressAgain(application.applicant());
    database
        .requeue(conversation, seq, channel, clock.instant())
        .forEach(delivery -> events.publishEvent(new DeliveryQueued(told(delivery).id(), channel)));
  }

  /// Nothing more goes where the applicant is no more.
  @EventListener
  void on(AddressLeft left) {
    readdress(left.applicantId());
  }

  /// What waits goes to the addresses the applicant has now.
  void readdress(long applicant) {
    database.readdress(applicant);
  }

  /// Who presses Retry after mail came back wants it tried again, and may know more of the address.
  private void tryAddressAgain(Applicant applicant) {
    if (applicant.email() != null && applicant.emailBouncedAt() != null)
      applicants.emailWorksAgain(applicant.id());
  }

  /// Tells of many at once.
  private void tell(List<Delivery> changed) {
    if (changed.isEmpty()) return;
    audience.tellDeliveries(changed);
    changed.stream().map(DeliveryChanged::of).forEach(events::publishEvent);
  }

  private Delivery told(Delivery delivery) {
    if (delivery.toApplicant()) {
      audience.tellDelivery(delivery.conversationId(), delivery.seq());
      events.publishEvent(DeliveryChanged.of(delivery));
    }
    return delivery;
  }
}
